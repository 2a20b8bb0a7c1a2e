using System.Net;

namespace Runway.Tests;

/// <summary>An endless body that begins with a text.</summary>
internal sealed class EndlessContent(string head) : HttpContent
{
    private readonly EndlessStream _stream = new(System.Text.Encoding.UTF8.GetBytes(head));

    /// <summary>The number of bytes that were read.</summary>
    public long Taken => _stream.Position;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _stream.CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class EndlessStream(byte[] head) : MemoryStream
    {
        // More than any limit, so that a test without a limit fails and does not use all memory.
        private const long End = 200 << 20;
        private long _taken;

        public override long Position
        {
            get => _taken;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            if (_taken >= End)
            {
                return 0;
            }

            for (var i = 0; i < buffer.Length; i++)
            {
                buffer[i] = _taken + i < head.Length ? head[_taken + i] : (byte)' ';
            }

            _taken += buffer.Length;
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
    }
}
