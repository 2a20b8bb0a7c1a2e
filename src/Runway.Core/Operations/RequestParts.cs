using Runway.Generated.Models;

namespace Runway.Operations;

/// <summary>Parts that several operations share: checks that hold for every model, and small pieces of the wire.</summary>
internal static class RequestParts
{
    /// <summary>The largest seed: 32 bits without a sign.</summary>
    public const long MaxSeed = 4294967295;

    public static void RequirePrompt(string? promptText)
    {
        if (string.IsNullOrWhiteSpace(promptText))
        {
            throw new RunwayException(RunwayErrors.InvalidPrompt, "The prompt is empty.");
        }

        RequestText.RequireSeen(promptText);
    }

    public static void RequireSeed(long? seed)
    {
        if (seed is < 0 or > MaxSeed)
        {
            throw new RunwayException(RunwayErrors.InvalidSeed, $"The seed {seed} is out of range.", $"Use a whole number from 0 to {MaxSeed}.");
        }
    }

    public static void RequireThreshold(string? threshold)
    {
        if (threshold is not null && !ImageRequest.PublicFigureThresholds.Contains(threshold))
        {
            throw new RunwayException(RunwayErrors.InvalidPublicFigureThreshold, $"'{threshold}' is not a threshold for public figures.", $"Use one of {string.Join(", ", ImageRequest.PublicFigureThresholds)}, or leave it out.");
        }
    }

    /// <summary>A mandatory medium, or an error that names what is needed.</summary>
    public static void RequireMedia(MediaSource? source, string what)
    {
        if (source is null)
        {
            throw new RunwayException(RunwayErrors.MediaRequired, $"{what} is missing.");
        }
    }

    public static ContentModeration? Moderation(string? threshold) =>
        threshold is null ? null : new ContentModeration { PublicFigureThreshold = threshold };

    /// <summary>A list as the wire wants it: absent when it is empty.</summary>
    public static List<T>? List<T>(IReadOnlyList<MediaSource> sources, Func<string, T> make) =>
        sources.Count == 0 ? null : [.. sources.Select(s => make(s.Text))];

    public static Reference Reference(string uri) => new() { Uri = uri };

    /// <summary>Videos to go by; a model whose entries have no type is given none.</summary>
    public static List<ReferenceVideo>? ReferenceVideos(VideoRequest request)
    {
        var takesType = ModelCatalogue.Current.Find(request.Operation, request.Model)?.Member("referenceVideos")?.Items is not { } entry
            || entry.Members.Any(m => m.Name == "type");
        return List(request.ReferenceVideos, uri => new ReferenceVideo { Type = takesType ? "video" : null, Uri = uri });
    }

    public static ReferenceAudio ReferenceAudio(string uri) => new() { Type = "audio", Uri = uri };

    /// <summary>Media that are all of the same kinds.</summary>
    public static IEnumerable<(MediaSource? Source, MediaKind Allowed)> Each(IReadOnlyList<MediaSource> sources, MediaKind allowed) =>
        sources.Select(s => ((MediaSource?)s, allowed));
}
