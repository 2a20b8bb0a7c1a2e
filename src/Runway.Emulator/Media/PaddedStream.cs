using Runway.Emulator.Streams;

namespace Runway.Emulator.Media;

/// <summary>Reads a part of a <see cref="RenderedFile"/>.</summary>
/// <param name="file">The file.</param>
/// <param name="start">The first position.</param>
/// <param name="end">The position after the last.</param>
internal sealed class PaddedStream(RenderedFile file, long start, long end) : ForwardStream
{
    private long _at = start;

    public override int Read(Span<byte> buffer)
    {
        var count = file.CopyTo(buffer[..(int)Math.Min(buffer.Length, end - _at)], _at);
        _at += count;
        return count;
    }
}
