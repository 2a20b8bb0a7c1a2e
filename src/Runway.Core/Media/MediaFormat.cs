using Runway.Observing;
using Runway.Texts;

namespace Runway.Media;

/// <summary>A file format.</summary>
/// <param name="Name">For messages: <c>a PNG picture</c>.</param>
/// <param name="Kind">The kind of medium.</param>
/// <param name="MediaType">The media type that the service accepts for it.</param>
/// <param name="Extensions">The usual extensions, the preferred one first.</param>
internal sealed record MediaFormat(string Name, MediaKind Kind, string MediaType, params string[] Extensions)
{
    /// <summary>Whether the service accepts it (documentation of 2026-11).</summary>
    public bool IsAccepted { get; init; } = true;

    /// <summary>Whether the service accepts it in data URIs; other formats are uploaded.</summary>
    public bool IsAcceptedInline { get; init; } = true;

    /// <summary>Warns where the extension of a file does not match its format.</summary>
    public void WarnOfWrongExtension(string path, IRequestObserver? observer)
    {
        if (Path.GetExtension(path) is { Length: > 1 } extension && !Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            observer.Notify(o => o.OnWarning($"'{OutsideText.Visible(path)}' holds {Name}, whose extension is {Extensions[0]}."));
        }
    }

    /// <summary>The accepted formats of these kinds, for messages.</summary>
    public static string Describe(MediaKind kinds) => string.Join(
        " or ",
        new[]
        {
            (MediaKind.Image, "a picture (PNG, JPEG, WebP)"),
            (MediaKind.Video, "a video (MP4, MOV, WebM, MKV, 3GP, Ogg)"),
            (MediaKind.Audio, "a sound (MP3, WAV, FLAC, M4A, AAC)"),
        }.Where(k => kinds.HasFlag(k.Item1)).Select(k => k.Item2));
}
