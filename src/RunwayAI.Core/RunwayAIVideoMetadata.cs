namespace Runway;

/// <summary>The metadata of a video of the "Runway AI" service. A value that cannot be parsed is null; its text is kept.</summary>
public sealed record RunwayAIVideoMetadata
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The size of the file in bytes, as the service rounds it; see <see cref="MediaQuantity.ParseBytes"/>.</summary>
    public long? Size { get; init; }

    /// <summary>The size as text, such as <c>50MB</c>.</summary>
    public string? SizeText { get; init; }

    /// <summary>The length of the video.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The length as text, such as <c>30s</c>.</summary>
    public string? DurationText { get; init; }

    /// <summary>When the video was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time as text.</summary>
    public string? CreatedAtText { get; init; }

    /// <summary>The URL of the video.</summary>
    public required string Url { get; init; }

    /// <summary>The unchanged response.</summary>
    public string? Response { get; init; }

    /// <summary>The URL.</summary>
    public override string ToString() => Url;
}
