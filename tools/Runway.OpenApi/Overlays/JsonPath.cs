using System.Globalization;
using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Overlays;

/// <summary>
/// The part of JSONPath (RFC 9535) that overlays need: names in dot or bracket notation, array indexes, wildcards and
/// descendants by name. Anything else is an error.
/// </summary>
internal sealed class JsonPath
{
    private readonly IReadOnlyList<Step> _steps;

    private JsonPath(string text, IReadOnlyList<Step> steps) => (Text, _steps) = (text, steps);

    public string Text { get; }

    /// <summary>Whether the path selects exactly one node, without wildcards and descendants.</summary>
    public bool IsSingular => _steps.All(s => s is { Name: not null, Descend: false });

    /// <exception cref="FormatException">The path is malformed or uses an unsupported selector.</exception>
    public static JsonPath Parse(string text) => new(text, JsonPathParser.Parse(text));

    /// <summary>The paths of the selected nodes in <paramref name="root"/>, in document order.</summary>
    public IReadOnlyList<NodePath> Select(JsonNode root)
    {
        IEnumerable<(NodePath Path, JsonNode? Node)> found = [(NodePath.Root, root)];
        foreach (var step in _steps)
        {
            var from = step.Descend ? found.SelectMany(Descendants) : found;
            found = from.SelectMany(Children).Where(c => step.Name is null || c.Path.Segments[^1] == step.Name).ToList();
        }

        return [.. found.Select(f => f.Path).Distinct()];
    }

    private static IEnumerable<(NodePath Path, JsonNode? Node)> Descendants((NodePath Path, JsonNode? Node) from) =>
        Children(from).SelectMany(Descendants).Prepend(from);

    private static IEnumerable<(NodePath Path, JsonNode? Node)> Children((NodePath Path, JsonNode? Node) from) => from.Node switch
    {
        JsonObject o => o.Select(m => (from.Path.Child(m.Key), m.Value)),
        JsonArray a => a.Select((entry, i) => (from.Path.Child(i.ToString(CultureInfo.InvariantCulture)), entry)),
        _ => [],
    };

    /// <param name="Name">The member or index; null for all.</param>
    /// <param name="Descend">Whether descendants are selected, too.</param>
    internal readonly record struct Step(string? Name, bool Descend);
}
