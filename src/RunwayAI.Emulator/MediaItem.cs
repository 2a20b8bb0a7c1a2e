using Runway.Emulator.Media;

namespace Runway.Emulator.RunwayAI;

/// <summary>One picture, video or sound. Its file is rendered on each request; its bytes are deterministic.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">Stored in the file.</param>
/// <param name="Width">Pixels; for a sound, those of its video.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Seconds">The duration in seconds; 0 for a picture.</param>
internal sealed record MediaItem(MediaKind Kind, string Title, int Width, int Height, double Seconds)
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public DateTimeOffset CreatedAt { get; init; }

    public string FileName => $"{Id}.{Kind.Extension()}";

    public RenderedFile Render() => Kind switch
    {
        MediaKind.Image => PlainPicture.Jpeg(Width, Height, Title, 0),
        MediaKind.Video => Mp4Clip.Render(Title, Seconds, 0),
        _ => Mp3Tone.Render(Title, 0),
    };
}
