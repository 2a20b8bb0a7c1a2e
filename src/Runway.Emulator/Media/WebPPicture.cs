using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>
/// The same kind of picture as <see cref="Picture"/>, as a lossless WebP: an indexed picture whose flat cells are a colour
/// and copies of the pixel to the left or above.
/// </summary>
internal static class WebPPicture
{
    private const int CellsAcross = 128;

    // Lengths are written as one of 24 symbols that follow the 256 of a channel. The first 16 reach this far.
    private const int LengthSymbols = 24;
    private const int UsedLengthSymbols = 16;
    private const int LongestCopy = 256;

    private const int ColourIndexing = 3;
    private const int Above = 0, Left = 1;

    // Shades and lengths share one code: half of it each.
    private static readonly byte[] PixelCode =
    [
        .. Enumerable.Range(0, 256).Select(i => (byte)(i < Waves.Shades ? 7 : 0)),
        .. Enumerable.Range(0, LengthSymbols).Select(i => (byte)(i < UsedLengthSymbols ? 5 : 0)),
    ];

    private static readonly byte[] ByteCode = [.. Enumerable.Repeat((byte)8, 256)];

    /// <inheritdoc cref="Picture.Render"/>
    public static RenderedFile Render(int width, int height, ReadOnlySpan<byte> hash, string prompt, int atLeast)
    {
        var bits = new WebPBits();
        bits.Write(0x2F, 8);
        bits.Write(width - 1, 14);
        bits.Write(height - 1, 14);
        bits.Write(0, 4);
        WritePalette(bits, Palette.Of(hash));
        WritePixels(bits, width, height, hash[0] % Waves.Variants);

        var prefix = Prefix(width, height);
        byte[] head = [.. prefix, .. Chunk("VP8L"u8, bits.ToArray()), .. Chunk("ruTx"u8, Encoding.UTF8.GetBytes(prompt))];
        var padding = head.Length < atLeast ? Chunk("ruPd"u8, []) : [];
        var zeros = Math.Max(0, atLeast - head.Length - padding.Length);
        zeros += zeros & 1;
        head = [.. head, .. padding];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), head.Length - 8 + zeros);
        if (padding.Length > 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(head.Length - 4), zeros);
        }

        return new RenderedFile(head, zeros, default);
    }

    // The extended form, the only one in which other chunks than the picture may follow.
    private static byte[] Prefix(int width, int height)
    {
        var (w, h) = (width - 1, height - 1);
        return
        [
            .. "RIFF\0\0\0\0WEBP"u8,
            .. Chunk("VP8X"u8, [0, 0, 0, 0, (byte)w, (byte)(w >> 8), 0, (byte)h, (byte)(h >> 8), 0]),
        ];
    }

    private static void WritePalette(WebPBits bits, byte[] colours)
    {
        bits.Write(1, 1);
        bits.Write(ColourIndexing, 2);
        bits.Write(Waves.Shades - 1, 8);
        bits.Write(0, 1);
        var green = bits.WriteCode([.. ByteCode, .. new byte[LengthSymbols]]);
        var red = bits.WriteCode(ByteCode);
        var blue = bits.WriteCode(ByteCode);
        bits.WriteCodeOfTwo(0, byte.MaxValue);
        bits.WriteCodeOfOne();

        // Every colour is the difference to the one before. The first is opaque, and none differs in that.
        Span<byte> last = stackalloc byte[3];
        last.Clear();
        for (var i = 0; i < Waves.Shades; i++)
        {
            var colour = colours.AsSpan(3 * i * Palette.Size / Waves.Shades, 3);
            bits.WriteSymbol(green, (byte)(colour[1] - last[1]));
            bits.WriteSymbol(red, (byte)(colour[0] - last[0]));
            bits.WriteSymbol(blue, (byte)(colour[2] - last[2]));
            bits.Write(i == 0 ? 1 : 0, 1);
            colour.CopyTo(last);
        }

        bits.Write(0, 1);
    }

    private static void WritePixels(WebPBits bits, int width, int height, int variant)
    {
        var longSide = (double)Math.Max(width, height);
        var cell = Math.Max(1, (int)longSide / CellsAcross);
        bits.Write(0, 2);
        var pixels = bits.WriteCode(PixelCode);
        bits.WriteCodeOfOne();
        bits.WriteCodeOfOne();
        bits.WriteCodeOfOne();
        bits.WriteCodeOfTwo(Above, Left);

        for (var y = 0; y < height; y += cell)
        {
            for (var x = 0; x < width; x += cell)
            {
                var shade = Waves.ShadeAt(x / longSide, y / longSide, variant) * Waves.Shades / Palette.Size;
                bits.WriteSymbol(pixels, shade);
                WriteCopy(bits, pixels, Math.Min(cell, width - x) - 1, Left);
            }

            WriteCopy(bits, pixels, width * (Math.Min(cell, height - y) - 1), Above);
        }
    }

    private static void WriteCopy(WebPBits bits, int[] pixels, int count, int from)
    {
        for (; count > 0; count -= LongestCopy)
        {
            // A length beyond four is a symbol for its two highest bits, followed by the others.
            var length = Math.Min(count, LongestCopy) - 1;
            var low = Math.Max(0, 30 - BitOperations.LeadingZeroCount((uint)length));
            bits.WriteSymbol(pixels, 256 + (length < 4 ? length : (2 * low) + (length >> low)));
            bits.Write(length & ((1 << low) - 1), length < 4 ? 0 : low);
            bits.Write(from, 1);
        }
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [.. type, 0, 0, 0, 0, .. data, .. new byte[data.Length & 1]];
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        return chunk;
    }
}
