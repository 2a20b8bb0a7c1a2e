using Runway.Emulator.Media;

namespace Runway.Emulator.RunwayAI;

/// <summary>One picture, video or sound. Its file is made anew whenever it is wanted, always with the same bytes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Kept in the file.</param>
/// <param name="Width">Pixels; for a sound those of its video.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Seconds">How long it plays; 0 for a picture.</param>
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
