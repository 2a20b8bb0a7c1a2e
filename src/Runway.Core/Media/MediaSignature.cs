namespace Runway;

/// <summary>Tells formats by the bytes at the beginning of a file, whatever its name says.</summary>
internal static class MediaSignature
{
    /// <summary>How many bytes are enough to decide.</summary>
    public const int Length = 512;

    private static readonly MediaFormat Png = new("a PNG picture", MediaKind.Image, "image/png", ".png");
    private static readonly MediaFormat Jpeg = new("a JPEG picture", MediaKind.Image, "image/jpeg", ".jpg", ".jpeg", ".jpe", ".jfif");
    private static readonly MediaFormat WebP = new("a WebP picture", MediaKind.Image, "image/webp", ".webp");
    private static readonly MediaFormat Gif = Refused("a GIF", "image/gif", ".gif");
    private static readonly MediaFormat Bmp = Refused("a BMP picture", "image/bmp", ".bmp");
    private static readonly MediaFormat Tiff = Refused("a TIFF picture", "image/tiff", ".tif", ".tiff");
    private static readonly MediaFormat Heif = Refused("a HEIC picture", "image/heic", ".heic");
    private static readonly MediaFormat Avif = Refused("an AVIF picture", "image/avif", ".avif");
    private static readonly MediaFormat Mp4 = new("an MP4 video", MediaKind.Video, "video/mp4", ".mp4", ".m4v");
    private static readonly MediaFormat QuickTime = new("a QuickTime video", MediaKind.Video, "video/quicktime", ".mov", ".qt");
    private static readonly MediaFormat ThreeGp = new("a 3GPP video", MediaKind.Video, "video/3gpp", ".3gp", ".3g2");
    private static readonly MediaFormat WebM = new("a WebM video", MediaKind.Video, "video/webm", ".webm");
    private static readonly MediaFormat Matroska = new("a Matroska video", MediaKind.Video, "video/x-matroska", ".mkv");
    private static readonly MediaFormat OggVideo = new("an Ogg video", MediaKind.Video, "video/ogg", ".ogv", ".ogg");
    private static readonly MediaFormat Avi = Uploaded("an AVI video", "video/x-msvideo", ".avi");
    private static readonly MediaFormat Flv = Uploaded("a Flash video", "video/x-flv", ".flv");
    private static readonly MediaFormat Mpeg = Uploaded("an MPEG video", "video/mpeg", ".mpg", ".mpeg");
    private static readonly MediaFormat Mp3 = new("an MP3 sound", MediaKind.Audio, "audio/mpeg", ".mp3");
    private static readonly MediaFormat Wav = new("a WAV sound", MediaKind.Audio, "audio/wav", ".wav");
    private static readonly MediaFormat Flac = new("a FLAC sound", MediaKind.Audio, "audio/flac", ".flac");
    private static readonly MediaFormat M4a = new("an M4A sound", MediaKind.Audio, "audio/mp4", ".m4a");
    private static readonly MediaFormat Aac = new("an AAC sound", MediaKind.Audio, "audio/aac", ".aac");
    private static readonly MediaFormat OggAudio = new("an Ogg sound", MediaKind.Audio, "audio/ogg", ".ogg") { IsAccepted = false };

    private static readonly MediaFormat[] All =
        [Png, Jpeg, WebP, Gif, Bmp, Tiff, Heif, Avif, Mp4, QuickTime, ThreeGp, WebM, Matroska, OggVideo, Avi, Flv, Mpeg, Mp3, Wav, Flac, M4a, Aac];

    /// <summary>The format; null when the bytes are of none that is known.</summary>
    public static MediaFormat? Recognise(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => Png,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => Jpeg,
        _ when head.StartsWith("GIF8"u8) => Gif,
        _ when head.StartsWith("RIFF"u8) && head.Length > 12 => InRiff(head[8..12]),
        _ when head.Length > 12 && head[4..].StartsWith("ftyp"u8) => InBaseMedia(head),
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) => head.IndexOf("webm"u8) > 0 ? WebM : Matroska,
        _ when head.StartsWith("OggS"u8) => head.IndexOf("theora"u8) > 0 ? OggVideo : OggAudio,
        _ when head.StartsWith("fLaC"u8) => Flac,
        _ when head.StartsWith("ID3"u8) => Mp3,
        _ when head.StartsWith("FLV"u8) => Flv,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x01, 0xBA]) || head.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x01, 0xB3]) => Mpeg,
        _ when head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) => Tiff,
        _ when head.StartsWith("BM"u8) && head.Length > 26 => Bmp,

        // QuickTime files older than the type box begin with one of its other boxes.
        _ when head.Length > 8 && (head[4..].StartsWith("moov"u8) || head[4..].StartsWith("mdat"u8) || head[4..].StartsWith("wide"u8)) => QuickTime,
        _ when head.Length > 2 => InFrames(head[0], head[1]),
        _ => null,
    };

    /// <summary>The kind that an extension promises: a hint for URLs, never a proof.</summary>
    public static MediaKind? KindOfExtension(string extension) =>
        All.FirstOrDefault(f => f.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))?.Kind;

    private static MediaFormat? InRiff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? WebP : form.SequenceEqual("WAVE"u8) ? Wav : form.SequenceEqual("AVI "u8) ? Avi : null;

    // The brand in front, then those that the file is compatible with: a sound may call itself mp42 first.
    private static MediaFormat InBaseMedia(ReadOnlySpan<byte> head)
    {
        var size = (head[2] << 8) | head[3];
        var brands = head[8..Math.Clamp(size, 12, head.Length)];
        var major = brands[..4];
        return major switch
        {
            _ when major.SequenceEqual("qt  "u8) => QuickTime,
            _ when major.StartsWith("3g"u8) => ThreeGp,
            _ when major.StartsWith("hei"u8) || major.StartsWith("hev"u8) || major.SequenceEqual("mif1"u8) => Heif,
            _ when major.StartsWith("avi"u8) => Avif,
            _ when brands.IndexOf("M4A "u8) >= 0 || brands.IndexOf("M4B "u8) >= 0 => M4a,
            _ => Mp4,
        };
    }

    // MPEG audio begins with eleven set bits; the layer tells MP3 from AAC (which has no layer).
    private static MediaFormat? InFrames(byte first, byte second) =>
        first != 0xFF || (second & 0xE0) != 0xE0 ? null
        : (second & 0xF6) == 0xF0 ? Aac
        : (second & 0x06) == 0x02 ? Mp3
        : null;

    private static MediaFormat Refused(string name, string mediaType, params string[] extensions) =>
        new(name, MediaKind.Image, mediaType, extensions) { IsAccepted = false };

    // Taken by the service as others report; not in its list for data URIs.
    private static MediaFormat Uploaded(string name, string mediaType, params string[] extensions) =>
        new(name, MediaKind.Video, mediaType, extensions) { TravelsInline = false };
}
