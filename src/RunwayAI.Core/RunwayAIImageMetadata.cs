namespace Runway;

/// <summary>The metadata of an image of the "Runway AI" service. A value that cannot be parsed is null; its text is kept.</summary>
public sealed record RunwayAIImageMetadata
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The size of the file in bytes, as the service rounds it; see <see cref="MediaQuantity.ParseBytes"/>.</summary>
    public long? Size { get; init; }

    /// <summary>The size as text, such as <c>2MB</c>.</summary>
    public string? SizeText { get; init; }

    /// <summary>The width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>The height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>When the image was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The time as text.</summary>
    public string? CreatedAtText { get; init; }

    /// <summary>The URL of the image.</summary>
    public required string Url { get; init; }

    /// <summary>The unchanged response.</summary>
    public string? Response { get; init; }

    /// <summary>The URL.</summary>
    public override string ToString() => Url;
}
