using System.Net;

namespace Runway.Emulator.Serving;

/// <summary>A body that breaks off: it promises its whole length and ends with the error of a lost connection.</summary>
internal sealed class CutContent : HttpContent
{
    private readonly byte[] _whole;
    private readonly int _after;

    public CutContent(HttpContent original, byte[] whole, int after)
    {
        _whole = whole;
        _after = Math.Min(after, whole.Length);
        foreach (var header in original.Headers)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        Headers.ContentLength = whole.Length;
    }

    protected override Task<Stream> CreateContentReadStreamAsync() =>
        Task.FromResult<Stream>(new CutStream(_whole.AsMemory(0, _after)));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_whole.AsMemory(0, _after)).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
        throw CutStream.Broken();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _whole.Length;
        return true;
    }
}
