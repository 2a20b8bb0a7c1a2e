using System.Collections.Concurrent;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell.Completion;

/// <summary>
/// The names that commands of this process have seen, for completion: of workflows, routers, documents, voices and avatars. Only
/// names and ids. Nothing is read from the service for it.
/// </summary>
internal static class SeenNames
{
    public const string Workflow = "workflow";
    public const string Router = "router";
    public const string Document = "document";
    public const string Voice = "voice";
    public const string Avatar = "avatar";

    private static readonly ConcurrentDictionary<(Uri Service, string Kind, string Id), string?> Seen = [];

    /// <summary>Notes a name.</summary>
    /// <param name="service">The address of the service.</param>
    /// <param name="kind">One of the kinds above.</param>
    /// <param name="id">The id; of a router its slug.</param>
    /// <param name="name">The name.</param>
    public static void Note(Uri service, string kind, string id, string? name) => Seen[(service, kind, id)] = name;

    /// <summary>Forgets what was deleted.</summary>
    public static void Forget(Uri service, string kind, string id) => Seen.TryRemove((service, kind, id), out _);

    /// <summary>Those of a kind, by name, of the service of this session; of all where there is none.</summary>
    public static IReadOnlyList<(string Id, string? Name)> Of(string kind) => Of(SessionConnection.Service, kind);

    private static IReadOnlyList<(string Id, string? Name)> Of(Uri? service, string kind) =>
    [
        .. Seen.Where(seen => seen.Key.Kind == kind && (service is null || seen.Key.Service == service))
            .Select(seen => (seen.Key.Id, seen.Value)).OrderBy(seen => seen.Value ?? seen.Id, StringComparer.OrdinalIgnoreCase),
    ];
}
