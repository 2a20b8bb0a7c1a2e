using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Merging;

/// <summary>What one source says at a place; <see cref="Value"/> is null where it says nothing.</summary>
internal sealed record Claim(string Source, JsonNode? Value);

/// <summary>A place where the sources that describe the same thing do not agree.</summary>
internal sealed record Conflict(NodePath Location, IReadOnlyList<Claim> Claims);

/// <summary>The union of the sources, with the first source's value at every conflict.</summary>
internal sealed record MergeResult(JsonObject Document, IReadOnlyList<Conflict> Conflicts);
