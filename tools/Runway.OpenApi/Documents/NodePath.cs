using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Runway.OpenApi.Documents;

/// <summary>The path of a node in a document, as member names from the root.</summary>
internal sealed partial record NodePath(IReadOnlyList<string> Segments)
{
    public static NodePath Root { get; } = new([]);

    public NodePath? Parent => Segments.Count == 0 ? null : new([.. Segments.Take(Segments.Count - 1)]);

    public NodePath Child(string segment) => new([.. Segments, segment]);

    /// <summary>Whether this path equals <paramref name="other"/> or is an ancestor of it.</summary>
    public bool Contains(NodePath other) =>
        Segments.Count <= other.Segments.Count && Segments.SequenceEqual(other.Segments.Take(Segments.Count));

    /// <summary>The node at this path, or null.</summary>
    public JsonNode? Find(JsonNode? from) => Segments.Aggregate(from, static (node, segment) => node switch
    {
        JsonObject o => o[segment],
        JsonArray a when int.TryParse(segment, out var index) && index < a.Count => a[index],
        _ => null,
    });

    public bool Equals(NodePath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The path as a JSONPath, for the target of an overlay.</summary>
    public override string ToString() =>
        "$" + string.Concat(Segments.Select(s => PlainName().IsMatch(s) ? "." + s : $"['{s}']"));

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$")]
    private static partial Regex PlainName();
}
