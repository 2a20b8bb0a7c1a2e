using System.Text.Json;

namespace Runway.Http;

/// <summary>
/// The paths whose bodies are never shown: they contain what persons did and said, what avatars know and are told, and secrets of
/// live sessions.
/// </summary>
internal static class PrivateBodies
{
    private static readonly string[] Paths = ["organization/webapp", "avatars", "avatar_conversations", "documents", "realtime_sessions"];

    private const string Hidden = "(not shown)";

    // A shorter text tells nothing, and is also a part of other words.
    private const int ShortestText = 4;

    // What avatars know and are told, and what lets somebody into a room.
    private static readonly HashSet<string> Confidential = ["personality", "startScript", "content", "description", "token", "signedUrl"];

    /// <summary>Whether the bodies of requests and responses of an address are private.</summary>
    public static bool Has(Uri address)
    {
        var path = $"{Uri.UnescapeDataString(address.AbsolutePath)}/";
        return Array.Exists(Paths, part => path.Contains($"/{part}/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The confidential texts of a body, the longest first.</summary>
    /// <param name="body">The body of a request.</param>
    public static IReadOnlyList<string> TextsOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return [.. TextsOf(document.RootElement).Distinct().OrderByDescending(text => text.Length)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Replaces each confidential text that a response repeats as a whole.</summary>
    public static string Hide(IReadOnlyList<string> texts, string response) => texts.Aggregate(response, (rest, text) => rest.Replace(text, Hidden, StringComparison.Ordinal));

    private static IEnumerable<string> TextsOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member =>
            member.Value.ValueKind != JsonValueKind.String ? TextsOf(member.Value)
            : Confidential.Contains(member.Name) && member.Value.GetString() is { Length: >= ShortestText } text ? [text] : []),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };
}
