using Runway.Emulator.Streams;

namespace Runway.Emulator.Faults;

/// <summary>Reads the beginning of another stream, then ends or fails.</summary>
/// <param name="whole">The other stream, which is disposed with this one.</param>
/// <param name="arrives">The number of bytes that are delivered.</param>
/// <param name="breaks">Whether it fails after them.</param>
internal sealed class CutStream(Stream whole, long arrives, bool breaks) : ForwardStream
{
    private long _left = arrives;

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 && breaks)
        {
            // The error that HttpClient reports when a body ends before its length.
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The connection broke in the middle of the body, as the fault asked.");
        }

        var count = whole.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            whole.Dispose();
        }

        base.Dispose(disposing);
    }
}
