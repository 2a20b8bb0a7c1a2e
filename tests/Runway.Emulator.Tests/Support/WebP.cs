using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Tests.Support;

/// <summary>
/// Opens a lossless WebP the hard way: chunk by chunk, each prefix code as it stands in the file, every copy made. It knows
/// indexed pictures without a colour cache.
/// </summary>
internal sealed class WebP
{
    private const int ColourIndexing = 3;

    // The plane code of the pixel above and of the one to the left, the only two in use.
    private const int Above = 0, Left = 1;

    private readonly byte[] _data = [];
    private int _at;

    private WebP(byte[] file)
    {
        Assert.Equal("RIFF", Encoding.ASCII.GetString(file, 0, 4));
        Assert.Equal(file.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)));
        Assert.Equal("WEBPVP8X", Encoding.ASCII.GetString(file, 8, 8));
        for (var at = 12; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
            var data = file[(at + 8)..(at + 8 + length)];
            switch (Encoding.ASCII.GetString(file, at, 4))
            {
                case "VP8L":
                    _data = data;
                    break;
                case "ruTx":
                    Text = Encoding.UTF8.GetString(data);
                    break;
            }

            at += 8 + length + (length & 1);
        }

        Assert.Equal(0x2F, Bits(8));
        Width = Bits(14) + 1;
        Height = Bits(14) + 1;
        Assert.Equal([0, 1, ColourIndexing], [Bits(4), Bits(1), Bits(2)]);
        Palette = Image(Bits(8) + 1, 1, isMain: false);
        for (var i = 1; i < Palette.Length; i++)
        {
            Palette[i] = Sum(Palette[i], Palette[i - 1]);
        }

        Assert.Equal(0, Bits(1));
        Pixels = [.. Image(Width, Height, isMain: true).Select(pixel => Palette[(pixel >> 8) & 0xFF])];
        Assert.InRange((_data.Length * 8) - _at, 0, 7);
    }

    public int Width { get; }

    public int Height { get; }

    public string Text { get; } = "";

    /// <summary>Alpha, red, green and blue, from the highest byte on.</summary>
    public int[] Palette { get; }

    /// <inheritdoc cref="Palette"/>
    public int[] Pixels { get; }

    public static WebP Open(byte[] file) => new(file);

    private static int Sum(int a, int b)
    {
        var sum = 0;
        for (var shift = 0; shift < 32; shift += 8)
        {
            sum |= (((a >> shift) + (b >> shift)) & 0xFF) << shift;
        }

        return sum;
    }

    private int[] Image(int width, int height, bool isMain)
    {
        Assert.Equal(0, Bits(isMain ? 2 : 1));
        var (green, red, blue, alpha, distance) = (Code(280), Code(256), Code(256), Code(256), Code(40));
        var pixels = new int[width * height];
        for (var i = 0; i < pixels.Length;)
        {
            var symbol = Symbol(green);
            if (symbol < 256)
            {
                pixels[i++] = (symbol << 8) | (Symbol(red) << 16) | Symbol(blue) | (Symbol(alpha) << 24);
                continue;
            }

            var length = Length(symbol - 256);
            var back = Symbol(distance) switch { Above => width, Left => 1, _ => throw new InvalidDataException("Another distance.") };
            for (; length > 0; length--, i++)
            {
                pixels[i] = pixels[i - back];
            }
        }

        return pixels;
    }

    private int Length(int symbol)
    {
        var extra = Math.Max(0, (symbol - 2) >> 1);
        return symbol < 4 ? symbol + 1 : ((2 + (symbol & 1)) << extra) + Bits(extra) + 1;
    }

    private Dictionary<(int Length, int Code), int> Code(int symbols)
    {
        if (Bits(1) == 1)
        {
            var two = Bits(1) == 1;
            var first = Bits(Bits(1) == 1 ? 8 : 1);
            return two ? new() { [(1, 0)] = first, [(1, 1)] = Bits(8) } : new() { [(0, 0)] = first };
        }

        int[] order = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        var own = new int[19];
        foreach (var place in order[..(Bits(4) + 4)])
        {
            own[place] = Bits(3);
        }

        Assert.Equal(0, Bits(1));
        var code = Canonical(own);
        return Canonical([.. Enumerable.Range(0, symbols).Select(_ => Symbol(code))]);
    }

    private static Dictionary<(int, int), int> Canonical(int[] lengths)
    {
        var (codes, next, room) = (new Dictionary<(int, int), int>(), 0, 0.0);
        for (var length = 1; length <= 15; length++, next <<= 1)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    codes[(length, next++)] = symbol;
                    room += Math.Pow(2, -length);
                }
            }
        }

        Assert.Equal(1, room);
        return codes;
    }

    private int Symbol(Dictionary<(int, int), int> code)
    {
        for (var (length, bits) = (0, 0); length <= 15; length++)
        {
            if (code.TryGetValue((length, bits), out var symbol))
            {
                return symbol;
            }

            bits = (bits << 1) | Bits(1);
        }

        throw new InvalidDataException("The picture holds a code that no table has.");
    }

    private int Bits(int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++, _at++)
        {
            value |= ((_data[_at / 8] >> (_at % 8)) & 1) << i;
        }

        return value;
    }
}
