namespace Runway.Emulator.RunwayAI;

/// <summary>The kind of a file.</summary>
internal enum MediaKind
{
    Image,
    Video,
    Audio,
}

/// <summary>The names of the kinds in URLs.</summary>
internal static class MediaKinds
{
    public static string Area(this MediaKind kind) => kind switch
    {
        MediaKind.Image => "images",
        MediaKind.Video => "videos",
        _ => "audios",
    };

    public static string Extension(this MediaKind kind) => kind switch
    {
        MediaKind.Image => "jpg",
        MediaKind.Video => "mp4",
        _ => "mp3",
    };

    public static string ContentType(this MediaKind kind) => kind switch
    {
        MediaKind.Image => "image/jpeg",
        MediaKind.Video => "video/mp4",
        _ => "audio/mpeg",
    };
}
