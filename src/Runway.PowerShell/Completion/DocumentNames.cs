using System.Collections.Concurrent;

namespace Runway.PowerShell.Completion;

/// <summary>The documents that commands of this process have seen, for completion. Only names and ids.</summary>
internal static class DocumentNames
{
    private static readonly ConcurrentDictionary<(Uri Service, string Id), string?> Seen = [];

    /// <summary>Notes a document.</summary>
    public static void Note(Uri service, RunwayDocument document) => Seen[(service, document.Id)] = document.Name;

    /// <summary>The names and ids of the documents of a service, by name.</summary>
    public static IEnumerable<(string? Name, string Id)> Of(Uri? service) =>
        Seen.Where(seen => service is null || seen.Key.Service == service).Select(seen => (seen.Value, seen.Key.Id)).OrderBy(seen => seen.Value, StringComparer.OrdinalIgnoreCase);
}
