namespace Runway;

/// <summary>What the "Runway AI" service tells of an image. A value that cannot be read is null; its text is kept.</summary>
public sealed record RunwayAIImageMetadata
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The size of the file in bytes, rounded as the service rounds it; see <see cref="MediaQuantity.ParseBytes"/>.</summary>
    public long? Size { get; init; }

    /// <summary>The size as the service wrote it, such as <c>2MB</c>.</summary>
    public string? SizeText { get; init; }

    /// <summary>The width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>When the image was made.</summary>
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
