using System.Net;
using System.Net.Http.Headers;

namespace Runway.Emulator.Faults;

/// <summary>
/// A body that is not what its headers say: fewer bytes come than are stated, and where an end would be there is the
/// error of a lost connection.
/// </summary>
internal sealed class CutContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _arrives;
    private readonly long _stated;
    private readonly bool _breaks;

    /// <param name="headers">The headers of the true body; its length is replaced.</param>
    /// <param name="arrives">What comes of it.</param>
    /// <param name="stated">The length that is stated.</param>
    /// <param name="breaks">Whether the end is an error even where all that was stated has come.</param>
    public CutContent(HttpContentHeaders headers, ReadOnlyMemory<byte> arrives, long stated, bool breaks)
    {
        _arrives = arrives;
        _stated = stated;
        _breaks = breaks || arrives.Length < stated;
        foreach (var header in headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        Headers.ContentLength = stated;
    }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new CutStream(_arrives, _breaks));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_arrives).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
        if (_breaks)
        {
            throw CutStream.Broken();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _stated;
        return true;
    }
}
