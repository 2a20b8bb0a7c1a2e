namespace Runway.Texts;

/// <summary>The ids of workflows, routers, documents and the like: UUIDs with dashes. A name may look like a UUID without dashes.</summary>
internal static class ResourceId
{
    /// <summary>Whether a text is an id, and no name.</summary>
    public static bool IsOne(string text) => Guid.TryParseExact(text, "D", out _);
}
