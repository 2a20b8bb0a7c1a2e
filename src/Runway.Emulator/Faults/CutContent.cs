using System.Net;
using System.Net.Http.Headers;

namespace Runway.Emulator.Faults;

/// <summary>
/// A body that is not what its headers say: fewer bytes come than are stated, and where an end would be there is the
/// error of a lost connection.
/// </summary>
internal sealed class CutContent : HttpContent
{
    private readonly CutStream _body;
    private readonly long _stated;

    /// <param name="headers">The headers of the true body; its length is replaced.</param>
    /// <param name="whole">The true body.</param>
    /// <param name="arrives">How much comes of it.</param>
    /// <param name="stated">The length that is stated.</param>
    /// <param name="breaks">Whether the end is an error even where all that was stated has come.</param>
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
