using System.Text.Json;

namespace Runway.Emulator.Workflows;

/// <summary>A node of a graph.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its nodeType.</param>
/// <param name="Name">Its name.</param>
/// <param name="Task">What it does; null for inputs.</param>
/// <param name="Key">The key of its output; null where it has none.</param>
/// <param name="Type">The type of its output.</param>
/// <param name="Value">The published text; null where there is none.</param>
/// <param name="IsExposed">Whether the output is exposed; null where the graph does not say.</param>
internal sealed record WorkflowNode(string Id, string Kind, string Name, string? Task, string? Key, string? Type, string? Value, bool? IsExposed)
{
    /// <summary>Whether a run may give its value.</summary>
    public bool IsInput => Kind is "constant-node" or "asset-node" && IsExposed != false;

    /// <summary>Whether a run returns what it makes.</summary>
    public bool IsOutput => Works && IsExposed == true;

    /// <summary>Whether it does something.</summary>
    public bool Works => Kind == "workflow-node";

    /// <summary>Reads a node.</summary>
    /// <exception cref="FormatException">It has no id or no nodeType.</exception>
    public static WorkflowNode Read(JsonElement node)
    {
        var (id, kind) = (Text(node, "id"), Text(node, "nodeType"));
        if (id is null || kind is null)
        {
            throw new FormatException("a node has no id or no nodeType");
        }

        var (key, output) = node.TryGetProperty("nodeOutputs", out var outputs) && outputs.ValueKind == JsonValueKind.Object
            ? outputs.EnumerateObject().Select(o => (o.Name, (JsonElement?)o.Value)).FirstOrDefault()
            : default;
        var name = node.TryGetProperty("nodeProps", out var properties) ? Text(properties, "name") : null;
        return new(
            id, kind, name ?? id, Text(node, "taskType"), key,
            output is { } some ? Text(some, "type") : null,
            output is { } published ? Text(published, "value") : null,
            output is { } stated && stated.TryGetProperty("exposedToApp", out var exposed) ? exposed.ValueKind == JsonValueKind.True : null);
    }

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
