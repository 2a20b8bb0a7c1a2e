using System.Collections.Concurrent;

namespace Runway.PowerShell.Completion;

/// <summary>The slugs of routers that commands of this process have seen, for completion.</summary>
internal static class RouterNames
{
    private static readonly ConcurrentDictionary<(Uri Service, string Slug), string?> Seen = [];

    /// <summary>Notes a router.</summary>
    public static void Note(Uri service, RunwayRouter router) => Seen[(service, router.Slug)] = router.Name;

    /// <summary>Forgets a router that was deleted.</summary>
    public static void Forget(Uri service, string slug) => Seen.TryRemove((service, slug), out _);

    /// <summary>The slugs and names of the routers of a service, by slug.</summary>
    public static IEnumerable<(string Slug, string? Name)> Of(Uri? service) =>
        Seen.Where(seen => service is null || seen.Key.Service == service).Select(seen => (seen.Key.Slug, seen.Value)).OrderBy(seen => seen.Slug, StringComparer.Ordinal);
}
