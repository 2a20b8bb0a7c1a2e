using System.Net;
using System.Net.Http.Headers;

namespace Runway.Emulator.Faults;

/// <summary>
/// A body that does not match its headers: it has fewer bytes than Content-Length, or ends with the error of an interrupted
/// connection.
/// </summary>
internal sealed class CutContent : HttpContent
{
    private readonly CutStream _body;
    private readonly long _stated;

    /// <param name="headers">The headers of the original body; the length is replaced.</param>
    /// <param name="whole">The original body.</param>
    /// <param name="arrives">The number of bytes that are delivered.</param>
    /// <param name="stated">The Content-Length.</param>
    /// <param name="breaks">Whether the end is an error even after all stated bytes.</param>
    public CutContent(HttpContentHeaders headers, Stream whole, long arrives, long stated, bool breaks)
    {
        _body = new CutStream(whole, arrives, breaks || arrives < stated);
        _stated = stated;
        foreach (var header in headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        Headers.ContentLength = stated;
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_body);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _body.CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = _stated;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
