using System.Collections.Concurrent;

namespace Runway.PowerShell.Completion;

/// <summary>The workflows that commands of this process have seen, for completion. Only names and ids.</summary>
internal static class WorkflowNames
{
    private static readonly ConcurrentDictionary<(Uri Service, string Id), string?> Seen = [];

    /// <summary>Notes a workflow.</summary>
    public static void Note(Uri service, RunwayWorkflow workflow) => Seen[(service, workflow.Id)] = workflow.Name;

    /// <summary>The names and ids of the workflows of a service, by name.</summary>
    public static IEnumerable<(string? Name, string Id)> Of(Uri? service) =>
        Seen.Where(seen => service is null || seen.Key.Service == service).Select(seen => (seen.Value, seen.Key.Id)).OrderBy(seen => seen.Value, StringComparer.OrdinalIgnoreCase);
}
