namespace Runway.Emulator.Media;

/// <summary>A file with padding that is not held in memory.</summary>
/// <param name="Head">Its first bytes.</param>
/// <param name="Zeros">The number of zero bytes after them.</param>
/// <param name="Tail">Its last bytes.</param>
internal sealed record RenderedFile(ReadOnlyMemory<byte> Head, long Zeros, ReadOnlyMemory<byte> Tail)
{
    public long Length => Head.Length + Zeros + Tail.Length;

    /// <summary>A part of the file as a stream.</summary>
    public Stream Open(long from, long length) => new PaddedStream(this, from, from + length);

    /// <summary>Copies bytes at a position: at most those of the part (head, zeros or tail) that contains it.</summary>
    /// <returns>The number of bytes.</returns>
    public int CopyTo(Span<byte> target, long at)
    {
        if (at >= Head.Length && at < Head.Length + Zeros)
        {
            var zeros = (int)Math.Min(target.Length, Head.Length + Zeros - at);
            target[..zeros].Clear();
            return zeros;
        }

        var rest = (at < Head.Length ? Head[(int)at..] : Tail[(int)(at - Head.Length - Zeros)..]).Span;
        rest = rest[..Math.Min(rest.Length, target.Length)];
        rest.CopyTo(target);
        return rest.Length;
    }
}
