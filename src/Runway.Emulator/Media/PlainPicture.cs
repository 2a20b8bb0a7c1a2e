using System.Buffers.Binary;
using System.Text;

namespace Runway.Emulator.Media;

/// <summary>
/// A JPEG or WebP of one colour in any size, made from a small recorded file: a JPEG then needs a few zero bits for each further
/// block, a WebP only another size. The prompt is stored as a comment.
/// </summary>
internal static class PlainPicture
{
    private const int BlockSide = 8;

    // The first block of the recorded JPEG has 23 bits. Each further block has six bits, all zero.
    private const int FirstBlockBytes = 3, FirstBlockBits = 23, BlockBits = 6;

    // The start of image and the segment that must follow it.
    private const int JpegPrefix = 20;
    private const int LongestComment = ushort.MaxValue - 2;
    private static readonly Lazy<byte[]> RecordedJpeg = new(() => Asset.Read("picture.jpg"));
    private static readonly Lazy<byte[]> RecordedWebP = new(() => Asset.Read("picture.webp"));

    /// <summary>Creates a JPEG.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="prompt">Stored in the file.</param>
    /// <param name="atLeast">The minimum size in bytes.</param>
    public static RenderedFile Jpeg(int width, int height, string prompt, int atLeast)
    {
        var file = RecordedJpeg.Value.AsSpan();
        var text = Encoding.UTF8.GetBytes(prompt).AsSpan();
        text = text[..Math.Min(text.Length, LongestComment)];
        var blocks = ((width + BlockSide - 1) / BlockSide) * ((height + BlockSide - 1) / BlockSide);
        var rest = ((FirstBlockBits + (BlockBits * (blocks - 1)) + 7) / 8) - FirstBlockBytes;
        byte[] head = [.. file[..JpegPrefix], 0xFF, 0xFE, 0, 0, .. text, .. file[JpegPrefix..^2], .. new byte[rest], .. file[^2..]];
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(JpegPrefix + 2), (ushort)(text.Length + 2));

        // After the marker, length and precision of the frame.
        var size = head.AsSpan(JpegPrefix + 4 + text.Length + file[JpegPrefix..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5);
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(size[2..], (ushort)width);

        // Decoders ignore bytes after the end of image.
        return new RenderedFile(head, Math.Max(0, atLeast - head.Length), default);
    }

    /// <inheritdoc cref="Jpeg"/>
    /// <summary>Creates a WebP.</summary>
    public static RenderedFile WebP(int width, int height, string prompt, int atLeast)
    {
        byte[] head = [.. RecordedWebP.Value, .. Chunk("ruTx"u8, Encoding.UTF8.GetBytes(prompt))];
        var padding = head.Length < atLeast ? Chunk("ruPd"u8, []) : [];
        var zeros = Math.Max(0, atLeast - head.Length - padding.Length);
        zeros += zeros & 1;
        head = [.. head, .. padding];
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), head.Length - 8 + zeros);
        if (padding.Length > 0)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(head.Length - 4), zeros);
        }

        // Behind name, length and flags of the one chunk, in 24 bits each; behind name, length and signature of the other, in 14.
        var canvas = head.AsSpan(head.AsSpan().IndexOf("VP8X"u8) + 12);
        BinaryPrimitives.WriteUInt16LittleEndian(canvas, (ushort)(width - 1));
        BinaryPrimitives.WriteUInt16LittleEndian(canvas[3..], (ushort)(height - 1));
        var picture = head.AsSpan(head.AsSpan().IndexOf("VP8L"u8) + 9);
        var others = BinaryPrimitives.ReadUInt32LittleEndian(picture) >> 28 << 28;
        BinaryPrimitives.WriteUInt32LittleEndian(picture, others | ((uint)(height - 1) << 14) | (uint)(width - 1));
        return new RenderedFile(head, zeros, default);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [.. type, 0, 0, 0, 0, .. data, .. new byte[data.Length & 1]];
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), data.Length);
        return chunk;
    }
}
