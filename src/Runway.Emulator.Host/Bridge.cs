using Microsoft.AspNetCore.Http.Extensions;

namespace Runway.Emulator.Host;

/// <summary>Passes one request from Kestrel to an emulator and its response back, streaming both bodies.</summary>
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
            // A truncated body. If it is shorter than its length, Kestrel sends what there is and closes; an abort
            // would also discard the part that should arrive.
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // A requested fault, or the client disconnected: in both cases the connection ends here.
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
            // With Content-Length, so that the body is not chunked.
            response.ContentLength = source.Content.Headers.ContentLength;
        }

        foreach (var (name, values) in source.Headers.Concat(source.Content.Headers))
        {
            response.Headers[name] = values.ToArray();
        }

        if (hasBody)
        {
            // Headers that were started are sent even when the body ends before its first byte.
            await response.StartAsync(aborted).ConfigureAwait(false);

            // From the stream, since copying the content would hide the type of an error.
            var body = await source.Content.ReadAsStreamAsync(aborted).ConfigureAwait(false);
            await body.CopyToAsync(response.Body, aborted).ConfigureAwait(false);
        }
    }
}
