namespace Runway.Emulator.Media;

/// <summary>A file of which the larger part may be nothing but padding, which is never held in memory.</summary>
/// <param name="Head">Its first bytes.</param>
/// <param name="Zeros">How many zero bytes follow.</param>
/// <param name="Tail">Its last bytes.</param>
internal sealed record RenderedFile(ReadOnlyMemory<byte> Head, long Zeros, ReadOnlyMemory<byte> Tail)
{
    public long Length => Head.Length + Zeros + Tail.Length;

    /// <summary>A part of the file as a stream.</summary>
    public Stream Open(long from, long length) => new PaddedStream(this, from, from + length);

    /// <summary>Copies what lies at a place, as much as there is room for, but not beyond the part it lies in.</summary>
    /// <returns>How many bytes that were.</returns>
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
