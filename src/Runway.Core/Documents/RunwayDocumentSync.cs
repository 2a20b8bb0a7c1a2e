namespace Runway;

/// <summary>What Sync-RunwayDocument did for one file, or for one document without a file.</summary>
/// <param name="Name">The name of the document.</param>
/// <param name="Action"><c>Created</c>, <c>Changed</c>, <c>Attached</c>, <c>Unchanged</c>, <c>Removed</c> or <c>Detached</c>.</param>
/// <param name="Id">The id of the document.</param>
/// <param name="Path">The file; null where the document has none.</param>
public sealed record RunwayDocumentSync(string Name, string Action, string Id, string? Path);
