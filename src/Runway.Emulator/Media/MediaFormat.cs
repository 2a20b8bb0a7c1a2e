namespace Runway.Emulator.Media;

/// <summary>The format of an output.</summary>
internal enum MediaFormat
{
    Png,
    Jpeg,
    WebP,
    Mp4,
    QuickTime,
    Mp3,
    Wav,
}

/// <summary>Extensions and media types of the formats.</summary>
internal static class MediaFormats
{
    public static string Extension(this MediaFormat format) => format switch
    {
        MediaFormat.Png => "png",
        MediaFormat.Jpeg => "jpg",
        MediaFormat.WebP => "webp",
        MediaFormat.Mp4 => "mp4",
        MediaFormat.QuickTime => "mov",
        MediaFormat.Mp3 => "mp3",
        _ => "wav",
    };

    public static string ContentType(this MediaFormat format) => format switch
    {
        MediaFormat.Png => "image/png",
        MediaFormat.Jpeg => "image/jpeg",
        MediaFormat.WebP => "image/webp",
        MediaFormat.Mp4 => "video/mp4",
        MediaFormat.QuickTime => "video/quicktime",
        MediaFormat.Mp3 => "audio/mpeg",
        _ => "audio/wav",
    };
}
