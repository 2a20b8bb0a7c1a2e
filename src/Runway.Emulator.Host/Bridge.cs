using Microsoft.AspNetCore.Http.Extensions;

namespace Runway.Emulator.Host;

/// <summary>Carries one request from Kestrel into an emulator and its answer back, streaming both bodies.</summary>
internal static class Bridge
{
    public static async Task RunAsync(HttpContext context, HttpMessageInvoker emulator)
    {
        try
        {
            using var request = ToMessage(context.Request);
            using var response = await emulator.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            await AnswerAsync(response, context.Response, context.RequestAborted).ConfigureAwait(false);
        }
        catch (HttpIOException) when (context.Response.HasStarted)
        {
            // A body that is to be cut. Left short of its length, Kestrel sends what there is and closes; an abort
            // would take back even the part that was to arrive.
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // A fault that was asked for, or a client that left: either way the connection ends here.
            context.Abort();
        }
    }

    private static HttpRequestMessage ToMessage(HttpRequest source)
    {
        var request = new HttpRequestMessage(new HttpMethod(source.Method), source.GetEncodedUrl())
        {
            Content = new StreamContent(source.Body),
        };
        foreach (var (name, values) in source.Headers)
        {
            IEnumerable<string?> each = values;
            if (!request.Headers.TryAddWithoutValidation(name, each))
            {
                request.Content.Headers.TryAddWithoutValidation(name, each);
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpResponseMessage source, HttpResponse response, CancellationToken aborted)
    {
        response.StatusCode = (int)source.StatusCode;
        var hasBody = !HttpMethods.IsHead(response.HttpContext.Request.Method)
            && response.StatusCode != StatusCodes.Status204NoContent;
        if (hasBody)
        {
            // Stated, so that the body goes out in one piece and not in chunks.
            response.ContentLength = source.Content.Headers.ContentLength;
        }

        foreach (var (name, values) in source.Headers.Concat(source.Content.Headers))
        {
            response.Headers[name] = values.ToArray();
        }

        if (hasBody)
        {
            // Headers that have begun arrive even when the body behind them is cut before its first byte.
            await response.StartAsync(aborted).ConfigureAwait(false);

            // By way of the stream, since copying the content itself would hide what kind of error ended it.
            var body = await source.Content.ReadAsStreamAsync(aborted).ConfigureAwait(false);
            await body.CopyToAsync(response.Body, aborted).ConfigureAwait(false);
        }
    }
}
