using System.Text.Json;

namespace Runway.Emulator.Workflows;

/// <summary>The graph of a workflow.</summary>
internal sealed class WorkflowGraph
{
    private readonly Dictionary<string, List<string>> _sources = new(StringComparer.Ordinal);

    /// <summary>Reads a graph.</summary>
    /// <exception cref="FormatException">A node or an edge is not valid, or the edges lead in a circle.</exception>
    public WorkflowGraph(JsonElement json)
    {
        Json = json;
        Nodes = [.. Each(json, "nodes").Select(WorkflowNode.Read)];
        foreach (var edge in Each(json, "edges"))
        {
            var (from, to) = (End(edge, "from"), End(edge, "to"));
            if (!_sources.TryGetValue(to, out var sources))
            {
                _sources[to] = sources = [];
            }

            sources.Add(from);
        }

        Working = InOrder();
    }

    /// <summary>The graph as it is returned.</summary>
    public JsonElement Json { get; }

    public IReadOnlyList<WorkflowNode> Nodes { get; }

    /// <summary>The nodes that do something, each after those that it needs.</summary>
    public IReadOnlyList<WorkflowNode> Working { get; }

    /// <summary>The nodes from which edges lead to a node.</summary>
    public IEnumerable<WorkflowNode> SourcesOf(WorkflowNode node) =>
        _sources.TryGetValue(node.Id, out var ids) ? Nodes.Where(source => ids.Contains(source.Id)) : [];

    private List<WorkflowNode> InOrder()
    {
        var left = Nodes.Where(node => node.Works).ToList();
        var sorted = new List<WorkflowNode>(left.Count);
        while (left.Count > 0)
        {
            var next = left.Find(node => !SourcesOf(node).Any(left.Contains)) ?? throw new FormatException("the edges lead in a circle");
            sorted.Add(next);
            left.Remove(next);
        }

        return sorted;
    }

    private string End(JsonElement edge, string name)
    {
        var id = edge.ValueKind == JsonValueKind.Object && edge.TryGetProperty(name, out var end) && end.ValueKind == JsonValueKind.Object
            && end.TryGetProperty("nodeId", out var node) && node.ValueKind == JsonValueKind.String ? node.GetString()! : null;
        return id is not null && Nodes.Any(n => n.Id == id) ? id : throw new FormatException($"an edge has no node of the graph in {name}.nodeId");
    }

    private static IEnumerable<JsonElement> Each(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new FormatException($"a graph is an object with a list of {name}");
}
