using Runway.Media;

namespace Runway;

/// <summary>
/// A medium of the "Runway AI" service with its URL, kind and operation. The URL is enough to use it in further operations; how
/// long the service keeps it is not documented.
/// </summary>
public sealed record RunwayAIMedia
{
    /// <summary>The URL, from the service or the user.</summary>
    public required string Url { get; init; }

    /// <summary>The kind; null where it cannot be determined from the URL.</summary>
    public MediaKind? Kind { get; init; }

    /// <summary>The operation that created it, as in its path: <c>generate-image</c>; null for a URL of the user.</summary>
    public string? Operation { get; init; }

    /// <summary>The prompt of the operation.</summary>
    public string? PromptText { get; init; }

    /// <summary>The URL of the input medium.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The time of the response (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The position in the input of the command, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>The response as JSON, with all its members.</summary>
    public string? Response { get; init; }

    /// <summary>A medium with a URL, whose extension determines the kind.</summary>
    public static RunwayAIMedia FromUrl(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        url = url.Trim();
        return new RunwayAIMedia { Url = url, Kind = MediaAddress.KindOf(url) };
    }

    /// <summary>The URL.</summary>
    public override string ToString() => Url;
}
