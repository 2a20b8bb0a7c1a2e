using System.IO.Compression;

namespace Runway.Emulator.Media;

/// <summary>
/// The image data of a PNG: waves in cells of one colour, so that it has only tens of kilobytes at any size. Drawing and
/// compressing take milliseconds, so the last few dozen are cached.
/// </summary>
internal static class Pattern
{
    private const int MostKept = 36;
    private const int CellsAcross = 128;
    private const byte SameAsAbove = 2;

    private static readonly object Access = new();
    private static readonly Dictionary<(int, int, int), Lazy<byte[]>> Kept = [];
    private static readonly Queue<(int, int, int)> Order = new();

    /// <summary>The IDAT chunk; shared, so it must not be changed.</summary>
    public static byte[] Get(int width, int height, int variant)
    {
        Lazy<byte[]>? chunk;
        lock (Access)
        {
            var key = (width, height, variant);
            if (!Kept.TryGetValue(key, out chunk))
            {
                if (Order.Count == MostKept)
                {
                    Kept.Remove(Order.Dequeue());
                }

                Kept[key] = chunk = new Lazy<byte[]>(() => Draw(width, height, variant));
                Order.Enqueue(key);
            }
        }

        return chunk.Value;
    }

    private static byte[] Draw(int width, int height, int variant)
    {
        var cell = Math.Max(1, Math.Max(width, height) / CellsAcross);
        var row = new byte[1 + width];
        var repeat = new byte[1 + width];
        repeat[0] = SameAsAbove;

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                if (y % cell == 0)
                {
                    FillRow(row.AsSpan(1), y, cell, Math.Max(width, height), variant);
                    zlib.Write(row);
                }
                else
                {
                    zlib.Write(repeat);
                }
            }
        }

        return PngChunks.Make("IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }

    private static void FillRow(Span<byte> row, int y, int cell, int longSide, int variant)
    {
        for (var x = 0; x < row.Length; x += cell)
        {
            var shade = Waves.ShadeAt(x / (double)longSide, y / (double)longSide, variant);
            row.Slice(x, Math.Min(cell, row.Length - x)).Fill(shade);
        }
    }
}
