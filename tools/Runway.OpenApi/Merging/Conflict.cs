using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Merging;

/// <summary>The value of one source at a path; <see cref="Value"/> is null where it has none.</summary>
internal sealed record Claim(string Source, JsonNode? Value);

/// <summary>A path where the sources have different values.</summary>
internal sealed record Conflict(NodePath Location, IReadOnlyList<Claim> Claims);

/// <summary>The union of the sources, with the first source's value at every conflict.</summary>
internal sealed record MergeResult(JsonObject Document, IReadOnlyList<Conflict> Conflicts);
