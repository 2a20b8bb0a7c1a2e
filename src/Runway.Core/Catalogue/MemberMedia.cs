namespace Runway;

/// <summary>What media a member holds. A limit that is null is one that nobody has published.</summary>
public sealed record MemberMedia
{
    /// <summary>The kinds that are taken: <c>image</c>, <c>video</c>, <c>audio</c>.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>The least length, in seconds.</summary>
    public double? MinSeconds { get; init; }

    /// <summary>The greatest length, in seconds.</summary>
    public double? MaxSeconds { get; init; }

    /// <summary>The greatest length of all entries together, in seconds.</summary>
    public double? MaxTotalSeconds { get; init; }

    /// <summary>The least length of a side, in pixels.</summary>
    public int? MinSide { get; init; }

    /// <summary>The greatest length of a side, in pixels.</summary>
    public int? MaxSide { get; init; }

    /// <summary>The narrowest picture that is taken: its width divided by its height.</summary>
    public double? MinShape { get; init; }

    /// <summary>The widest picture that is taken: its width divided by its height.</summary>
    public double? MaxShape { get; init; }

    /// <summary>The greatest number of pixels of the result.</summary>
    public long? MaxOutputPixels { get; init; }

    /// <summary>Whether anything is known of how large a picture may be.</summary>
    internal bool HasSizes => MinSide is not null || MaxSide is not null || MinShape is not null || MaxShape is not null || MaxOutputPixels is not null;
}
