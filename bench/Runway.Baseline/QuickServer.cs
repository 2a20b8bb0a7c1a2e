using System.Globalization;
using System.Net.Http.Headers;

namespace Runway.Baseline;

/// <summary>
/// A fast server, so that the client is measured: it accepts any create, reports every task as finished, and serves
/// files of any size from one block of memory. Whole pipelines are measured with the emulator.
/// </summary>
internal static class QuickServer
{
    private const int BlockSize = 1 << 20;

    public static async Task RunAsync(string url, int createMilliseconds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, createMilliseconds));
        await app.StartAsync();
        Console.WriteLine($"listening on {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(HttpContext context, int createMilliseconds)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Path.StartsWithSegments("/files", out var size))
        {
            await SendFileAsync(request, response, long.Parse(size.Value![1..], CultureInfo.InvariantCulture));
            return;
        }

        response.ContentType = "application/json";
        if (HttpMethods.IsPost(request.Method))
        {
            await request.Body.CopyToAsync(Stream.Null);
            await Task.Delay(createMilliseconds);
            await response.WriteAsync($"{{\"id\":\"{Guid.NewGuid()}\",\"estimatedCost\":{{\"credits\":5}}}}");
        }
        else
        {
            // The id of a task ends with the size of its output.
            var id = request.Path.Value!.Split('/')[^1];
            await response.WriteAsJsonAsync(new
            {
                id,
                status = "SUCCEEDED",
                createdAt = "2026-11-21T00:00:00.000Z",
                output = new[] { $"http://{request.Host}/files/{id.Split('-')[^1]}" },
                cost = new { credits = 5 },
            });
        }
    }

    private static async Task SendFileAsync(HttpRequest request, HttpResponse response, long size)
    {
        var from = RangeHeaderValue.TryParse(request.Headers.Range, out var range) ? range.Ranges.First().From ?? 0 : (long?)null;
        if (from is { } first)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {first}-{size - 1}/{size}";
        }

        response.ContentType = "video/mp4";
        response.Headers.ETag = $"\"{size}\"";
        var left = size - (from ?? 0);
        response.ContentLength = left;
        var block = new byte[BlockSize];
        if (from is null or 0)
        {
            // Without the first bytes of a medium the file would not be saved.
            "\0\0\0\u0018ftypisom"u8.CopyTo(block);
        }

        for (; left > 0; left -= BlockSize)
        {
            await response.Body.WriteAsync(block.AsMemory(0, (int)Math.Min(left, BlockSize)));
        }
    }
}
