using Runway.Media;

namespace Runway.Operations;

/// <summary>A keyframe: a picture for a moment of an edited video.</summary>
/// <param name="Source">The picture.</param>
internal sealed record VideoKeyframe(MediaSource Source)
{
    /// <summary>The position in seconds, 0 to 30; either this or <see cref="At"/>.</summary>
    public double? Seconds { get; init; }

    /// <summary>The position as a fraction of the duration, 0 to 1.</summary>
    public double? At { get; init; }

    /// <summary>The start of the range that it applies to, in seconds.</summary>
    public double? RangeStart { get; init; }

    /// <summary>The end of the range that it applies to, in seconds.</summary>
    public double? RangeEnd { get; init; }

    internal Generated.Models.Keyframe ToWire() => new()
    {
        Uri = Source.Text,
        Seconds = Seconds,
        At = At,
        Range = RangeStart is null && RangeEnd is null ? null : new Generated.Models.KeyframeRange { StartSeconds = RangeStart, EndSeconds = RangeEnd },
    };
}
