namespace Runway.Emulator.Media;

/// <summary>Writes the bits of a lossless WebP, lowest first, and the prefix codes in front of its symbols.</summary>
internal sealed class WebPBits
{
    private const int CodeLengths = 19;
    private const int LongestCode = 15;

    private readonly MemoryStream _target = new();
    private ulong _pending;
    private int _count;

    public void Write(int value, int count)
    {
        _pending |= (ulong)value << _count;
        _count += count;
        for (; _count >= 8; _count -= 8, _pending >>= 8)
        {
            _target.WriteByte((byte)_pending);
        }
    }

    /// <summary>All that was written, its last byte filled up with zeros.</summary>
    public byte[] ToArray()
    {
        Write(0, 7);
        return _target.ToArray();
    }

    /// <summary>A code whose only symbol, 0, takes no bits.</summary>
    public void WriteCodeOfOne() => Write(1, 4);

    /// <summary>A code with a bit for two symbols, the lower one being 0 or 1.</summary>
    public void WriteCodeOfTwo(int lower, int higher)
    {
        Write(0b011, 3);
        Write(lower, 1);
        Write(higher, 8);
    }

    /// <summary>Describes a code by the lengths of its symbols, at most three of them different, and gives it for use.</summary>
    public int[] WriteCode(byte[] lengths)
    {
        // The lengths have a code of their own: one bit for the first, two each where two others follow.
        byte[] different = [.. lengths.Append((byte)0).Distinct().Order()];
        var own = new byte[CodeLengths];
        for (var i = 0; i < different.Length; i++)
        {
            own[different[i]] = (byte)(i == 0 || different.Length == 2 ? 1 : 2);
        }

        Write(0, 1);
        Write(CodeLengths - 4, 4);
        foreach (var place in (ReadOnlySpan<int>)[17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
        {
            Write(own[place], 3);
        }

        Write(0, 1);
        var code = Canonical(own);
        foreach (var length in lengths)
        {
            WriteSymbol(code, length);
        }

        return Canonical(lengths);
    }

    public void WriteSymbol(int[] code, int symbol) => Write(code[symbol] >> 4, code[symbol] & 0xF);

    // Symbols in order take codes in order, shorter ones first. A code is read from its highest bit on, so it is kept turned
    // round, and four bits up, above its length.
    private static int[] Canonical(byte[] lengths)
    {
        var code = new int[lengths.Length];
        var next = 0;
        for (var length = 1; length <= LongestCode; length++, next <<= 1)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    code[symbol] = (Reversed(next++, length) << 4) | length;
                }
            }
        }

        return code;
    }

    private static int Reversed(int value, int count)
    {
        var reversed = 0;
        for (; count > 0; count--, value >>= 1)
        {
            reversed = (reversed << 1) | (value & 1);
        }

        return reversed;
    }
}
