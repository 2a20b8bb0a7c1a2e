using Runway.Observing;

namespace Runway.Media;

/// <summary>A file format, as its first bytes tell it.</summary>
/// <param name="Name">For messages: <c>a PNG picture</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="MediaType">The media type under which the service takes it.</param>
/// <param name="Extensions">The usual extensions, the preferred one first.</param>
internal sealed record MediaFormat(string Name, MediaKind Kind, string MediaType, params string[] Extensions)
{
    /// <summary>Whether the service takes it at all (its documentation of 2026-11).</summary>
    public bool IsAccepted { get; init; } = true;

    /// <summary>Whether it is among the types that the service names for data URIs; the others are uploaded.</summary>
    public bool TravelsInline { get; init; } = true;

    /// <summary>Warns where the name of a file promises another format than it holds.</summary>
    public void WarnOfName(string path, IRequestObserver? observer)
    {
        if (Path.GetExtension(path) is { Length: > 1 } extension && !Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            observer.Notify(o => o.OnWarning($"'{OutsideText.Visible(path)}' holds {Name}, whose extension is {Extensions[0]}."));
        }
    }

    /// <summary>For messages: what would be taken for these kinds.</summary>
    public static string Describe(MediaKind kinds) => string.Join(
        " or ",
        new[]
        {
            (MediaKind.Image, "a picture (PNG, JPEG, WebP)"),
            (MediaKind.Video, "a video (MP4, MOV, WebM, MKV, 3GP, Ogg)"),
            (MediaKind.Audio, "a sound (MP3, WAV, FLAC, M4A, AAC)"),
        }.Where(k => kinds.HasFlag(k.Item1)).Select(k => k.Item2));
}
