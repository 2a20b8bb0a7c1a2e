using System.Text.Json;
using Runway.Texts;

namespace Runway.Workflows;

/// <summary>
/// Reads the inputs and outputs of a workflow off its graph. Inputs are the values of constant-nodes and asset-nodes that are not
/// <c>exposedToApp: false</c>; outputs are the workflow-nodes with a value that is <c>exposedToApp: true</c>. What a graph has beside
/// that, and nodes of unknown form, is ignored.
/// </summary>
internal static class WorkflowGraphReader
{
    /// <summary>
    /// The inputs, in the order of the nodes. A label that several inputs have gets the id of the node; so does the name of an input
    /// without a label where it is the label of another.
    /// </summary>
    public static WorkflowInput[] Inputs(JsonElement graph)
    {
        var values = Values(graph, "constant-node", "asset-node").Where(v => v.IsExposed != false).ToList();
        return [.. values.Select(value => ToInput(value, isClear: values.TrueForAll(other => other == value || !Same(other, value) || (value.Label is not null && other.Label is null))))];
    }

    /// <summary>The nodes whose files come back, in the order of the nodes.</summary>
    public static WorkflowOutput[] Outputs(JsonElement graph) =>
    [
        .. Values(graph, "workflow-node").Where(v => v.IsExposed == true).DistinctBy(v => v.NodeId)
            .Select(v => new WorkflowOutput { NodeId = v.NodeId, Node = v.NodeName ?? v.Label ?? v.NodeId, Type = v.Type }),
    ];

    /// <summary>The names of all nodes that have one, by their ids, in the order of the graph.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Names(JsonElement graph) =>
        [.. Nodes(graph, "workflow-node").Select(n => KeyValuePair.Create(n.Id, NameOf(n.Node) ?? n.Id)).DistinctBy(n => n.Key)];

    private static bool Same(Value one, Value other) => one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);

    private static WorkflowInput ToInput(Value value, bool isClear)
    {
        var isMedium = value.Type is "image" or "video" or "audio";
        return new WorkflowInput
        {
            NodeId = value.NodeId,
            Key = value.Key,
            Type = value.Type ?? "string",
            Label = isClear ? value.Name : $"{value.Name} ({value.NodeId})",
            Description = value.Description,
            Default = isMedium ? null : value.Published,
            Required = isMedium || value.Published is null,
        };
    }

    private static IEnumerable<Value> Values(JsonElement graph, params string[] types)
    {
        foreach (var (id, node) in Nodes(graph, types))
        {
            foreach (var output in Member(node, "nodeOutputs") is { ValueKind: JsonValueKind.Object } outputs ? outputs.EnumerateObject().ToArray() : [])
            {
                if (output.Value.ValueKind == JsonValueKind.Object)
                {
                    yield return new Value(id, OutsideText.OneLine(output.Name), NameOf(node), Text(output.Value, "type"), Text(output.Value, "label"), Text(output.Value, "description"), Flag(output.Value, "exposedToApp"), Member(output.Value, "value") is { } published ? NamedValues.ValueOf(published) : null);
                }
            }
        }
    }

    private static IEnumerable<(string Id, JsonElement Node)> Nodes(JsonElement graph, params string[] types)
    {
        foreach (var node in Member(graph, "nodes") is { ValueKind: JsonValueKind.Array } nodes ? nodes.EnumerateArray().ToArray() : [])
        {
            if (Text(node, "id") is { } id && types.Contains(Text(node, "nodeType")))
            {
                yield return (id, node);
            }
        }
    }

    private static string? NameOf(JsonElement node) => Member(node, "nodeProps") is { } properties ? Text(properties, "name") : null;

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text && !string.IsNullOrWhiteSpace(text.GetString()) ? OutsideText.OneLine(text.GetString()!) : null;

    private static bool? Flag(JsonElement json, string name) => Member(json, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private sealed record Value(string NodeId, string Key, string? NodeName, string? Type, string? Label, string? Description, bool? IsExposed, object? Published)
    {
        public string Name => Label ?? NodeName ?? Key;
    }
}
