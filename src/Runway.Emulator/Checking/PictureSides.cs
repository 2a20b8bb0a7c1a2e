namespace Runway.Emulator.Checking;

/// <summary>Width and height of a picture, and whether its file may have an EXIF orientation.</summary>
internal sealed record PictureSides(long Width, long Height, bool MayBeTurned)
{
    /// <summary>The number of bytes that are read.</summary>
    public const int HeadBytes = 256 * 1024;

    // Markers of the frames of a JPEG: baseline, extended, progressive, lossless, and these with another coding.
    private static readonly byte[] Frames = [0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF];

    /// <summary>Reads PNG, WebP and JPEG; null for other formats and truncated files.</summary>
    public static PictureSides? Read(byte[] file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', _, _, _, _, _, _, _, _, (byte)'I', (byte)'H', (byte)'D', (byte)'R', ..] when file.Length >= 24 =>
            Of(Big(file, 16, 4), Big(file, 20, 4)),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', (byte)'V', (byte)'P', (byte)'8', var form, ..] when file.Length >= 25 =>
            WebP(file, (char)form),
        [0xFF, 0xD8, ..] => Jpeg(file),
        _ => null,
    };

    private static PictureSides? WebP(byte[] file, char form) => form switch
    {
        ' ' when file.Length >= 30 => Of(Little(file, 26, 2) % 0x4000, Little(file, 28, 2) % 0x4000),
        'L' => Of(1 + (Little(file, 21, 4) % 0x4000), 1 + (Little(file, 21, 4) / 0x4000 % 0x4000)),
        'X' when file.Length >= 30 => Of(1 + Little(file, 24, 3), 1 + Little(file, 27, 3), file[20] / 8 % 2 == 1),
        _ => null,
    };

    private static PictureSides? Jpeg(byte[] file)
    {
        var turned = false;
        for (var at = 2; at + 9 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
            }
            else if (Frames.Contains(marker))
            {
                return Of(Big(file, at + 7, 2), Big(file, at + 5, 2), turned);
            }
            else if (marker is 0xD9 or 0xDA)
            {
                return null;
            }
            else
            {
                turned |= marker == 0xE1 && file.AsSpan(at + 4).StartsWith("Exif"u8);
                at += marker is 0x01 or (>= 0xD0 and <= 0xD8) ? 2 : 2 + (int)Big(file, at + 2, 2);
            }
        }

        return null;
    }

    private static long Big(byte[] file, int at, int count) => file.AsSpan(at, count).ToArray().Aggregate(0L, (sum, next) => (sum * 256) + next);

    private static long Little(byte[] file, int at, int count) => file.AsSpan(at, count).ToArray().Reverse().Aggregate(0L, (sum, next) => (sum * 256) + next);

    private static PictureSides? Of(long width, long height, bool turned = false) => width > 0 && height > 0 ? new(width, height, turned) : null;
}
