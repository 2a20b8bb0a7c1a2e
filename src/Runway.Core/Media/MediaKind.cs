namespace Runway;

/// <summary>The kinds of media; as flags, the kinds that are allowed.</summary>
[Flags]
public enum MediaKind
{
    /// <summary>A picture: PNG, JPEG or WebP.</summary>
    Image = 1,

    /// <summary>A video: MP4, QuickTime, WebM, Matroska, 3GPP, Ogg and a few others.</summary>
    Video = 2,

    /// <summary>A sound: MP3, WAV, FLAC, M4A or AAC.</summary>
    Audio = 4,
}
