namespace Runway.Media;

/// <summary>Recognises formats by the first bytes of a file, independent of its name.</summary>
internal static class MediaSignature
{
    /// <summary>The number of bytes that are enough to recognise a format.</summary>
    public const int Length = 512;

    private static readonly MediaFormat Png = new("a PNG picture", MediaKind.Image, "image/png", ".png");
    private static readonly MediaFormat Jpeg = new("a JPEG picture", MediaKind.Image, "image/jpeg", ".jpg", ".jpeg", ".jpe", ".jfif");
    private static readonly MediaFormat WebP = new("a WebP picture", MediaKind.Image, "image/webp", ".webp");
    private static readonly MediaFormat Gif = Refused("a GIF", MediaKind.Image, "image/gif", ".gif");
    private static readonly MediaFormat Bmp = Refused("a BMP picture", MediaKind.Image, "image/bmp", ".bmp");
    private static readonly MediaFormat Tiff = Refused("a TIFF picture", MediaKind.Image, "image/tiff", ".tif", ".tiff");
    private static readonly MediaFormat Heif = Refused("a HEIC picture", MediaKind.Image, "image/heic", ".heic", ".heif");
    private static readonly MediaFormat Avif = Refused("an AVIF picture", MediaKind.Image, "image/avif", ".avif");
    private static readonly MediaFormat Jxl = Refused("a JPEG XL picture", MediaKind.Image, "image/jxl", ".jxl");
    private static readonly MediaFormat Exr = Refused("an OpenEXR picture", MediaKind.Image, "image/x-exr", ".exr");
    private static readonly MediaFormat Dpx = Refused("a DPX picture", MediaKind.Image, "image/x-dpx", ".dpx");
    private static readonly MediaFormat Radiance = Refused("a Radiance picture", MediaKind.Image, "image/vnd.radiance", ".hdr");
    private static readonly MediaFormat Mp4 = new("an MP4 video", MediaKind.Video, "video/mp4", ".mp4", ".m4v");
    private static readonly MediaFormat QuickTime = new("a QuickTime video", MediaKind.Video, "video/quicktime", ".mov", ".qt");
    private static readonly MediaFormat ThreeGp = new("a 3GPP video", MediaKind.Video, "video/3gpp", ".3gp", ".3g2");
    private static readonly MediaFormat WebM = new("a WebM video", MediaKind.Video, "video/webm", ".webm");
    private static readonly MediaFormat Matroska = new("a Matroska video", MediaKind.Video, "video/x-matroska", ".mkv");
    private static readonly MediaFormat OggVideo = new("an Ogg video", MediaKind.Video, "video/ogg", ".ogv", ".ogg");
    private static readonly MediaFormat Avi = Uploaded("an AVI video", "video/x-msvideo", ".avi");
    private static readonly MediaFormat Flv = Uploaded("a Flash video", "video/x-flv", ".flv");
    private static readonly MediaFormat Mpeg = Uploaded("an MPEG video", "video/mpeg", ".mpg", ".mpeg");
    private static readonly MediaFormat TransportStream = Refused("an MPEG transport stream", MediaKind.Video, "video/mp2t", ".ts", ".mts");
    private static readonly MediaFormat Mxf = Refused("an MXF video", MediaKind.Video, "application/mxf", ".mxf");
    private static readonly MediaFormat Wmv = Refused("a Windows Media video", MediaKind.Video, "video/x-ms-wmv", ".wmv", ".asf");
    private static readonly MediaFormat Mp3 = new("an MP3 sound", MediaKind.Audio, "audio/mpeg", ".mp3");
    private static readonly MediaFormat Wav = new("a WAV sound", MediaKind.Audio, "audio/wav", ".wav");
    private static readonly MediaFormat Flac = new("a FLAC sound", MediaKind.Audio, "audio/flac", ".flac");
    private static readonly MediaFormat M4a = new("an M4A sound", MediaKind.Audio, "audio/mp4", ".m4a");
    private static readonly MediaFormat Aac = new("an AAC sound", MediaKind.Audio, "audio/aac", ".aac");
    private static readonly MediaFormat OggAudio = Refused("an Ogg sound", MediaKind.Audio, "audio/ogg", ".ogg", ".oga", ".opus");
    private static readonly MediaFormat Aiff = Refused("an AIFF sound", MediaKind.Audio, "audio/aiff", ".aiff", ".aif");
    private static readonly MediaFormat Caf = Refused("a CAF sound", MediaKind.Audio, "audio/x-caf", ".caf");
    private static readonly MediaFormat Amr = Refused("an AMR sound", MediaKind.Audio, "audio/amr", ".amr");

    private static readonly MediaFormat[] All =
    [
        Png, Jpeg, WebP, Gif, Bmp, Tiff, Heif, Avif, Jxl, Exr, Dpx, Radiance, Mp4, QuickTime, ThreeGp, WebM, Matroska, OggVideo, Avi, Flv,
        Mpeg, TransportStream, Mxf, Wmv, Mp3, Wav, Flac, M4a, Aac, OggAudio, Aiff, Caf, Amr,
    ];

    /// <summary>The format, or null where it is not known.</summary>
    public static MediaFormat? Recognise(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => Png,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => Jpeg,
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => Gif,
        _ when head.StartsWith("RIFF"u8) && head.Length > 12 => InRiff(head[8..12]),
        _ when head.Length > 12 && head[4..].StartsWith("ftyp"u8) => InBaseMedia(head),
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) => head.IndexOf("webm"u8) > 0 ? WebM : Matroska,
        _ when head.StartsWith("OggS"u8) => head.IndexOf("theora"u8) > 0 ? OggVideo : OggAudio,
        _ when head.StartsWith("fLaC"u8) => Flac,

        // An ID3 tag has a version and a size in seven-bit bytes after its name, unlike text that begins with "ID3".
        _ when head.StartsWith("ID3"u8) && head.Length >= 10 && head[3] < 16 && !head[6..10].ContainsAnyExceptInRange((byte)0, (byte)0x7F) => Mp3,
        _ when head.StartsWith("FLV\u0001"u8) => Flv,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x01, 0xBA]) || head.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x01, 0xB3]) => Mpeg,
        _ when head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) => Tiff,
        _ when head.StartsWith("BM"u8) && head.Length > 26 => Bmp,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ']) => Jxl,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x76, 0x2F, 0x31, 0x01]) => Exr,
        _ when head.StartsWith("SDPX"u8) || head.StartsWith("XPDS"u8) => Dpx,
        _ when head.StartsWith("#?RADIANCE"u8) || head.StartsWith("#?RGBE"u8) => Radiance,
        _ when head.Length > 376 && head[0] == 0x47 && head[188] == 0x47 && head[376] == 0x47 => TransportStream,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05]) => Mxf,
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) => Wmv,
        _ when head.StartsWith("FORM"u8) && head.Length > 12 && head[8..].StartsWith("AIF"u8) => Aiff,
        _ when head.StartsWith("caff"u8) && head.Length > 6 && head[4] == 0 => Caf,
        _ when head.StartsWith("#!AMR"u8) => Amr,

        // Old QuickTime files have no ftyp box and begin with another one.
        _ when head.Length > 8 && (head[4..].StartsWith("moov"u8) || head[4..].StartsWith("mdat"u8) || head[4..].StartsWith("wide"u8)) => QuickTime,
        _ when head.Length > 2 => InFrames(head[0], head[1], head[2]),
        _ => null,
    };

    /// <summary>The formats whose files have this extension.</summary>
    public static IEnumerable<MediaFormat> WithExtension(string extension) =>
        All.Where(f => f.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));

    /// <summary>The format of the same container for video or audio; the format itself where the container is not ambiguous.</summary>
    public static MediaFormat As(MediaFormat format, MediaKind kind) => kind switch
    {
        MediaKind.Audio when format == Mp4 => M4a,
        MediaKind.Video when format == M4a => Mp4,
        _ => format,
    };

    /// <summary>The usual kind for an extension: only a hint, for URLs.</summary>
    public static MediaKind? KindOfExtension(string extension) =>
        WithExtension(extension).FirstOrDefault()?.Kind;

    private static MediaFormat? InRiff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? WebP : form.SequenceEqual("WAVE"u8) ? Wav : form.SequenceEqual("AVI "u8) ? Avi : null;

    // The major brand, then the compatible brands: the major brand of an audio file may be mp42.
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

    // MPEG audio begins with eleven set bits; the layer distinguishes MP3 from AAC, which has none.
    private static MediaFormat? InFrames(byte first, byte second, byte third) =>
        first != 0xFF || (second & 0xE0) != 0xE0 ? null
        : (second & 0xF6) == 0xF0 ? Aac
        : (second & 0x06) == 0x02 && (third & 0xF0) != 0xF0 && (third & 0x0C) != 0x0C ? Mp3
        : null;

    private static MediaFormat Refused(string name, MediaKind kind, string mediaType, params string[] extensions) =>
        new(name, kind, mediaType, extensions) { IsAccepted = false };

    // Accepted by the service according to third-party reports; not in its list for data URIs.
    private static MediaFormat Uploaded(string name, string mediaType, params string[] extensions) =>
        new(name, MediaKind.Video, mediaType, extensions) { IsAcceptedInline = false };
}
