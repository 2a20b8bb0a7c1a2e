using System.Net;
using System.Net.Http.Headers;
using Runway.Emulator.Media;

namespace Runway.Emulator.Http;

/// <summary>Responds to a GET or HEAD request with a file or one range of it.</summary>
internal static class FileResponse
{
    /// <param name="request">A GET or a HEAD.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="mark">The ETag value: equal for equal bytes only.</param>
    /// <param name="contentType">The media type of the file.</param>
    public static HttpResponseMessage For(HttpRequestMessage request, RenderedFile file, EntityTagHeaderValue mark, string contentType)
    {
        var range = AskedRange(request, mark);
        var response = range is null ? new HttpResponseMessage(HttpStatusCode.OK) : Part(range, file.Length);
        var (from, length) = response.Content.Headers.ContentRange switch
        {
            null => (0L, file.Length),
            { HasRange: true } part => (part.From!.Value, part.To!.Value - part.From.Value + 1),
            _ => (0, 0),
        };

        var described = response.Content.Headers.ContentRange;
        response.Content = request.Method == HttpMethod.Head
            ? new ByteArrayContent([])
            : new StreamContent(file.Open(from, length));
        response.Content.Headers.ContentLength = length;
        response.Content.Headers.ContentRange = described;
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        response.Headers.ETag = mark;
        response.Headers.AcceptRanges.Add("bytes");
        return response;
    }

    private static HttpResponseMessage Part(RangeItemHeaderValue range, long length)
    {
        var from = range.From ?? Math.Max(0, length - range.To!.Value);
        var to = range.From is null ? length - 1 : Math.Min(range.To ?? length - 1, length - 1);
        var satisfiable = from < length && from <= to;
        var response = new HttpResponseMessage(
            satisfiable ? HttpStatusCode.PartialContent : HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            Content = new ByteArrayContent([]),
        };
        response.Content.Headers.ContentRange = satisfiable
            ? new ContentRangeHeaderValue(from, to, length)
            : new ContentRangeHeaderValue(length);
        return response;
    }

    // Only a single range of a GET request with a matching If-Range; otherwise the whole file, as the standard allows.
    private static RangeItemHeaderValue? AskedRange(HttpRequestMessage request, EntityTagHeaderValue mark) =>
        request.Method == HttpMethod.Get
        && request.Headers.Range is { Unit: "bytes", Ranges: { Count: 1 } ranges }
        && (request.Headers.IfRange is not { } condition || mark.Equals(condition.EntityTag))
            ? ranges.First()
            : null;
}
