using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Tests.Support;

/// <summary>Decodes a lossless WebP completely, chunk by chunk and bit by bit. It supports only pictures of one colour.</summary>
internal sealed class WebP
{
    private readonly byte[] _data = [];
    private int _at;

    private WebP(byte[] file)
    {
        Assert.Equal("RIFF", Encoding.ASCII.GetString(file, 0, 4));
        Assert.Equal(file.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4)));
        Assert.Equal("WEBPVP8X", Encoding.ASCII.GetString(file, 8, 8));
        var canvas = (0, 0);
        for (var at = 12; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
            var data = file[(at + 8)..(at + 8 + length)];
            switch (Encoding.ASCII.GetString(file, at, 4))
            {
                case "VP8X":
                    canvas = (BitConverter.ToInt32([.. data[4..7], 0]) + 1, BitConverter.ToInt32([.. data[7..10], 0]) + 1);
                    break;
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
        (Width, Height) = (Bits(14) + 1, Bits(14) + 1);
        Assert.Equal(canvas, (Width, Height));

        // No alpha, version 0, no transform, no colour cache, no second set of codes.
        Assert.Equal(0, Bits(7));
        var (green, red, blue, alpha) = (OnlySymbol(), OnlySymbol(), OnlySymbol(), OnlySymbol());
        Colour = (red, green, blue);
        Assert.Equal((255, 0), (alpha, OnlySymbol()));
        Assert.InRange((_data.Length * 8) - _at, 0, 7);
    }

    public int Width { get; }

    public int Height { get; }

    public string Text { get; } = "";

    public (int Red, int Green, int Blue) Colour { get; }

    public static WebP Open(byte[] file) => new(file);

    // A code of one symbol, of eight bits or of one.
    private int OnlySymbol()
    {
        Assert.Equal((1, 0), (Bits(1), Bits(1)));
        return Bits(Bits(1) == 1 ? 8 : 1);
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
