namespace Runway;

/// <summary>The media of a member. A limit is null where it is not published.</summary>
public sealed record MemberMedia
{
    /// <summary>The allowed kinds: <c>image</c>, <c>video</c>, <c>audio</c>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The minimum length, in seconds.</summary>
    public double? MinSeconds { get; init; }

    /// <summary>The maximum length, in seconds.</summary>
    public double? MaxSeconds { get; init; }

    /// <summary>The maximum total length of all entries, in seconds.</summary>
    public double? MaxTotalSeconds { get; init; }

    /// <summary>The minimum length of a side, in pixels.</summary>
    public int? MinSide { get; init; }

    /// <summary>The maximum length of a side, in pixels.</summary>
    public int? MaxSide { get; init; }

    /// <summary>The minimum aspect ratio: width divided by height.</summary>
    public double? MinShape { get; init; }

    /// <summary>The maximum aspect ratio: width divided by height.</summary>
    public double? MaxShape { get; init; }

    /// <summary>The maximum number of pixels of the result.</summary>
    public long? MaxOutputPixels { get; init; }

    /// <summary>Whether a limit of the size of pictures is known.</summary>
    internal bool HasSizes => MinSide is not null || MaxSide is not null || MinShape is not null || MaxShape is not null || MaxOutputPixels is not null;
}
