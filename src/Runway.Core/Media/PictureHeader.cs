using System.Buffers.Binary;

namespace Runway.Media;

/// <summary>Reads the size of a PNG, JPEG or WebP picture from its header. Null where it cannot be read: the service then decides.</summary>
internal static class PictureHeader
{
    private const int HeadBytes = 32;
    private const int MinBytes = 25;
    private const int MaxSegments = 4096;
    private const int ExifFlag = 0x08;

    /// <summary>The size of the picture in a local file, or null.</summary>
    public static PictureSize? OfFile(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return Of(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The size of the picture in a data URI, or null.</summary>
    public static PictureSize? OfDataUri(string address)
    {
        try
        {
            return Of(new MemoryStream(Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..])));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static PictureSize? Of(Stream picture)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (picture.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < MinBytes)
        {
            return null;
        }

        return head switch
        {
            _ when head[1..].StartsWith("PNG"u8) && head[12..].StartsWith("IHDR"u8) => Size(BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..])),
            _ when head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) => WebP(head[12..]),
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) => Jpeg(picture),
            _ => null,
        };
    }

    // The three WebP formats: lossy, lossless and extended.
    private static PictureSize? WebP(ReadOnlySpan<byte> chunk) => chunk switch
    {
        _ when chunk.StartsWith("VP8 "u8) => Size(BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF),
        _ when chunk.StartsWith("VP8L"u8) && BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]) is var sides => Size((int)(sides & 0x3FFF) + 1, (int)((sides >> 14) & 0x3FFF) + 1),
        _ when chunk.StartsWith("VP8X"u8) => Size(ThreeBytes(chunk[12..]) + 1, ThreeBytes(chunk[15..]) + 1, (chunk[8] & ExifFlag) != 0),
        _ => null,
    };

    // Skips segments up to the start of frame: profiles and previews of any length may precede it.
    private static PictureSize? Jpeg(Stream picture)
    {
        var turned = false;
        Span<byte> segment = stackalloc byte[9];
        picture.Position = 2;
        for (var i = 0; i < MaxSegments; i++)
        {
            var start = picture.Position;
            if (picture.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) < segment.Length || segment[0] != 0xFF)
            {
                return null;
            }

            var (marker, length) = (segment[1], BinaryPrimitives.ReadUInt16BigEndian(segment[2..]));
            switch (marker)
            {
                case 0xFF:
                    picture.Position = start + 1;
                    continue;
                case 0x01 or >= 0xD0 and <= 0xD8:
                    picture.Position = start + 2;
                    continue;
                case 0x00 or 0xD9 or 0xDA:
                    return null;
                case >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC:
                    return Size(BinaryPrimitives.ReadUInt16BigEndian(segment[7..]), BinaryPrimitives.ReadUInt16BigEndian(segment[5..]), turned);
                default:
                    turned |= marker == 0xE1 && segment[4..].StartsWith("Exif"u8);
                    picture.Position = start + 2 + length;
                    continue;
            }
        }

        return null;
    }

    private static int ThreeBytes(ReadOnlySpan<byte> number) => number[0] | (number[1] << 8) | (number[2] << 16);

    private static PictureSize? Size(int width, int height, bool mayBeTurned = false) =>
        width > 0 && height > 0 ? new(width, height, mayBeTurned) : null;
}
