using Runway.Catalogue;
using Runway.Generated.Models;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Shared parts of several operations: checks for all models, and parts of bodies.</summary>
internal static class RequestParts
{
    /// <summary>The maximum seed: 32 bits, unsigned.</summary>
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

    /// <summary>Refuses a request without a required medium.</summary>
    public static void RequireMedia(MediaSource? source, string what)
    {
        if (source is null)
        {
            throw new RunwayException(RunwayErrors.MediaRequired, $"{what} is missing.");
        }
    }

    public static ContentModeration? Moderation(string? threshold) =>
        threshold is null ? null : new ContentModeration { PublicFigureThreshold = threshold };

    /// <summary>A list for the body; null where it is empty.</summary>
    public static List<T>? List<T>(IReadOnlyList<MediaSource> sources, Func<string, T> make) =>
        sources.Count == 0 ? null : [.. sources.Select(s => make(s.Text))];

    public static Reference Reference(string uri) => new() { Uri = uri };

    /// <summary>Reference videos, with a type only for models whose entries have one.</summary>
    public static List<ReferenceVideo>? ReferenceVideos(VideoRequest request)
    {
        var takesType = ModelCatalogue.Current.Find(request.Operation, request.Model)?.Member("referenceVideos")?.Items is not { } entry
            || entry.Members.Any(m => m.Name == "type");
        return List(request.ReferenceVideos, uri => new ReferenceVideo { Type = takesType ? "video" : null, Uri = uri });
    }

    public static ReferenceAudio ReferenceAudio(string uri) => new() { Type = "audio", Uri = uri };

    /// <summary>Media with the same allowed kinds.</summary>
    public static IEnumerable<(MediaSource? Source, MediaKind Allowed)> Each(IReadOnlyList<MediaSource> sources, MediaKind allowed) =>
        sources.Select(s => ((MediaSource?)s, allowed));
}
