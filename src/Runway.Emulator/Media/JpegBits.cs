namespace Runway.Emulator.Media;

/// <summary>Writes the bits of a JPEG scan, highest first, and a zero after each byte that would look like a marker.</summary>
internal sealed class JpegBits(Stream target)
{
    private int _pending;
    private int _count;

    /// <param name="value">Nothing but the bits to write.</param>
    /// <param name="count">How many, at most 16.</param>
    public void Write(int value, int count)
    {
        _pending = (_pending << count) | value;
        _count += count;
        while (_count >= 8)
        {
            _count -= 8;
            var next = (byte)(_pending >> _count);
            target.WriteByte(next);
            if (next == 0xFF)
            {
                target.WriteByte(0);
            }
        }
    }

    /// <summary>Fills the last byte up with ones.</summary>
    public void Finish() => Write(0x7F, 7);
}
