using System.Net;

namespace Runway.Tests;

/// <summary>A body that breaks off after some of its bytes.</summary>
internal sealed class BrokenContent(byte[] bytes, int after) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BrokenStream(bytes, after));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, after));
        throw new IOException("The connection was cut.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }

    private sealed class BrokenStream(byte[] bytes, int after) : MemoryStream(bytes, 0, after)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            return count > 0 ? count : throw new IOException("The connection was cut.");
        }
    }
}
