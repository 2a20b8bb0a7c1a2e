namespace Runway;

/// <summary>What the "Runway AI" service tells of a video. A value that cannot be read is null; its text is kept.</summary>
public sealed record RunwayAIVideoMetadata
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The size of the file in bytes, rounded as the service rounds it; see <see cref="MediaQuantity.ParseBytes"/>.</summary>
    public long? Size { get; init; }

    /// <summary>The size as the service wrote it, such as <c>50MB</c>.</summary>
    public string? SizeText { get; init; }

    /// <summary>The length of the video.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The length as the service wrote it, such as <c>30s</c>.</summary>
    public string? DurationText { get; init; }

    /// <summary>When the video was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time as the service wrote it.</summary>
    public string? CreatedAtText { get; init; }

    /// <summary>The URL that was asked about.</summary>
    public required string Url { get; init; }

    /// <summary>The service's answer as it came.</summary>
    public string? Response { get; init; }

    /// <summary>The URL.</summary>
    public override string ToString() => Url;
}
