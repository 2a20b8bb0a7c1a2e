namespace Runway;

/// <summary>A picture that a moment of an edited video is to look like.</summary>
/// <param name="Source">The picture.</param>
public sealed record VideoKeyframe(MediaSource Source)
{
    /// <summary>The moment in seconds from the beginning, 0 to 30; either this or <see cref="At"/>.</summary>
    public double? Seconds { get; init; }

    /// <summary>The moment as a part of the whole, 0 to 1.</summary>
    public double? At { get; init; }

    /// <summary>Where the stretch that it applies to begins, in seconds.</summary>
    public double? RangeStart { get; init; }

    /// <summary>Where the stretch that it applies to ends, in seconds.</summary>
    public double? RangeEnd { get; init; }

    internal Generated.Models.Keyframe ToWire() => new()
    {
        Uri = Source.Text,
        Seconds = Seconds,
        At = At,
        Range = RangeStart is null && RangeEnd is null ? null : new Generated.Models.KeyframeRange { StartSeconds = RangeStart, EndSeconds = RangeEnd },
    };
}
