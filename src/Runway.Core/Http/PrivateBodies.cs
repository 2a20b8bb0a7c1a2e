namespace Runway.Http;

/// <summary>
/// The paths whose bodies are never shown: they contain what persons did and said, what avatars know and are told, and secrets of
/// live sessions.
/// </summary>
internal static class PrivateBodies
{
    private static readonly string[] Paths = ["organization/webapp", "avatars", "avatar_conversations", "documents", "realtime_sessions"];

    /// <summary>Whether the bodies of requests and responses of an address are private.</summary>
    public static bool Has(Uri address)
    {
        var path = $"{Uri.UnescapeDataString(address.AbsolutePath)}/";
        return Array.Exists(Paths, part => path.Contains($"/{part}/", StringComparison.OrdinalIgnoreCase));
    }
}
