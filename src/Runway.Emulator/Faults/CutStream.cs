namespace Runway.Emulator.Faults;

/// <summary>Reads as far as it goes, then ends, or fails where an end would be.</summary>
internal sealed class CutStream(ReadOnlyMemory<byte> bytes, bool breaks) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>The error that HttpClient reports when a body ends before its length.</summary>
    public static HttpIOException Broken() =>
        new(HttpRequestError.ResponseEnded, "The connection broke in the middle of the body, as the fault asked.");

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var left = bytes.Span[_position..];
        if (left.IsEmpty && breaks)
        {
            throw Broken();
        }

        var count = Math.Min(left.Length, buffer.Length);
        left[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
