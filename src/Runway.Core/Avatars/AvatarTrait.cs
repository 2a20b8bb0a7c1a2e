namespace Runway.Avatars;

/// <summary>What a request and its avatar have in common.</summary>
internal static class AvatarTrait
{
    /// <summary>One text of it. Blank is like none, and the order of documents does not count.</summary>
    public static string Of(string? personality, string? voice, string? startScript, IEnumerable<string>? documents) => string.Join(
        '\0',
        personality,
        voice,
        string.IsNullOrWhiteSpace(startScript) ? null : startScript,
        string.Join(',', (documents ?? []).Select(id => id.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)));
}
