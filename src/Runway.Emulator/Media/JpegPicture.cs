using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>
/// The same kind of picture as <see cref="Picture"/>, as a baseline JPEG. Every block of eight by eight pixels is of one
/// colour, so that a block is its mean alone and neither a transform nor the tables of a real encoder are needed.
/// </summary>
internal static class JpegPicture
{
    private const int BlockSide = 8;
    private const int CellsAcross = 128;
    private const int LongestComment = ushort.MaxValue - 2;

    // Eight times the mean of a block is what its first coefficient stands for.
    private const byte Quantizer = BlockSide;

    private const byte StartOfFrame = 0xC0, HuffmanTable = 0xC4, EndOfImage = 0xD9, StartOfScan = 0xDA,
        QuantizationTable = 0xDB, Application0 = 0xE0, Comment = 0xFE;

    // The differences of means need 0 to 8 bits: nine symbols of four bits each.
    private const int Sizes = 9;
    private const int SizeBits = 4;

    // The only symbol of the other table: the rest of the block is nothing.
    private const byte EndOfBlock = 0;
    private const int EndOfBlockBits = 1;

    /// <inheritdoc cref="Picture.Render"/>
    public static RenderedFile Render(int width, int height, ReadOnlySpan<byte> hash, string prompt, int atLeast)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Write(file, Application0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        var text = Encoding.UTF8.GetBytes(prompt);
        Write(file, Comment, text.AsSpan(0, Math.Min(text.Length, LongestComment)));
        Write(file, QuantizationTable, [0, .. Enumerable.Repeat(Quantizer, BlockSide * BlockSide)]);
        Write(file, StartOfFrame, [8, .. BigEndian(height), .. BigEndian(width), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
        Write(file, HuffmanTable, [0x00, .. CodesOfLength(SizeBits, Sizes), 0, 1, 2, 3, 4, 5, 6, 7, 8]);
        Write(file, HuffmanTable, [0x10, .. CodesOfLength(EndOfBlockBits, 1), EndOfBlock]);
        Write(file, StartOfScan, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        WriteBlocks(new JpegBits(file), width, height, Means(Palette.Of(hash)), hash[0] % Waves.Variants);
        file.Write([0xFF, EndOfImage]);

        // What lies behind the end of the image is nobody's.
        return new RenderedFile(file.ToArray(), Math.Max(0, atLeast - file.Length), default);
    }

    private static void WriteBlocks(JpegBits bits, int width, int height, int[][] means, int variant)
    {
        var longSide = (double)Math.Max(width, height);
        var cell = BlockSide * Math.Max(1, (int)longSide / (BlockSide * CellsAcross));
        Span<int> last = stackalloc int[means.Length];
        last.Clear();
        for (var y = 0; y < height; y += BlockSide)
        {
            for (var x = 0; x < width; x += BlockSide)
            {
                var shade = Waves.ShadeAt((x - (x % cell)) / longSide, (y - (y % cell)) / longSide, variant);
                for (var component = 0; component < means.Length; component++)
                {
                    var mean = means[component][shade];
                    WriteDifference(bits, mean - last[component]);
                    bits.Write(EndOfBlock, EndOfBlockBits);
                    last[component] = mean;
                }
            }
        }

        bits.Finish();
    }

    private static void WriteDifference(JpegBits bits, int difference)
    {
        var size = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(difference));
        bits.Write(size, SizeBits);

        // A negative number is written as its ones' complement.
        bits.Write((difference < 0 ? difference - 1 : difference) & ((1 << size) - 1), size);
    }

    // Luminance and both differences of colour of each place in the palette, with zero in the middle.
    private static int[][] Means(byte[] palette)
    {
        int[][] means = [new int[Palette.Size], new int[Palette.Size], new int[Palette.Size]];
        for (var i = 0; i < Palette.Size; i++)
        {
            double red = palette[3 * i], green = palette[(3 * i) + 1], blue = palette[(3 * i) + 2];
            var luminance = (0.299 * red) + (0.587 * green) + (0.114 * blue);
            means[0][i] = (int)luminance - 128;
            means[1][i] = (int)((blue - luminance) / 1.772);
            means[2][i] = (int)((red - luminance) / 1.402);
        }

        return means;
    }

    private static byte[] CodesOfLength(int length, byte count)
    {
        var counts = new byte[16];
        counts[length - 1] = count;
        return counts;
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 8), (byte)value];

    private static void Write(MemoryStream file, byte marker, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        file.Write(head);
        file.Write(data);
    }
}
