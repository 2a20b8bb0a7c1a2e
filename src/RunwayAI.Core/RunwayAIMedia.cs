using Runway.Media;

namespace Runway;

/// <summary>
/// A medium of the "Runway AI" service: where it is, what it is and what made it. Its URL alone is enough to go on with it;
/// how long the service keeps it is not documented.
/// </summary>
public sealed record RunwayAIMedia
{
    /// <summary>The URL, as the service or the user gave it.</summary>
    public required string Url { get; init; }

    /// <summary>Whether it is an image, a video or a sound; null for a URL that does not tell.</summary>
    public MediaKind? Kind { get; init; }

    /// <summary>The operation that made it, as in its path: <c>generate-image</c>; null for a URL that the user gave.</summary>
    public string? Operation { get; init; }

    /// <summary>The prompt that it was made from.</summary>
    public string? PromptText { get; init; }

    /// <summary>The URL of the medium that it was made from.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>When the service answered (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The place in the input of the command that made it, counted from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The service's answer: JSON, with whatever else it holds.</summary>
    public string? Response { get; init; }

    /// <summary>A medium that is known by its URL; the extension of its path tells the kind.</summary>
    public static RunwayAIMedia FromUrl(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        url = url.Trim();
        return new RunwayAIMedia { Url = url, Kind = MediaAddress.KindOf(url) };
    }

    /// <summary>The URL.</summary>
    public override string ToString() => Url;
}
