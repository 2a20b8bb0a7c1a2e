using System.Text.Json;
using Runway.Emulator.Checking;
using Runway.Emulator.Workflows;

namespace Runway.Emulator.Serving;

/// <summary>Checks the inputs of a run against the graph.</summary>
internal static class WorkflowInputs
{
    public static void Check(WorkflowGraph graph, JsonElement body, List<Issue> issues)
    {
        if (!body.TryGetProperty("nodeOutputs", out var given))
        {
            return;
        }

        var all = JsonLocation.Body.Member("nodeOutputs");
        foreach (var entry in given.EnumerateObject())
        {
            var at = all.Member(entry.Name);
            if (graph.Nodes.FirstOrDefault(node => node.Id == entry.Name) is not { IsInput: true } node)
            {
                issues.Add(Issue.Custom(at, "This workflow has no input with this id."));
                continue;
            }

            foreach (var value in entry.Value.EnumerateObject())
            {
                if (Complaint(node, value) is { } complaint)
                {
                    issues.Add(Issue.Custom(at.Member(value.Name), complaint));
                }
            }
        }
    }

    private static string? Complaint(WorkflowNode node, JsonProperty value)
    {
        if (value.Name != node.Key)
        {
            return $"This node has no output {value.Name}.";
        }

        var expected = node.Type is "image" or "video" or "audio" ? node.Type : "primitive";
        return value.Value.GetProperty("type").GetString() == expected ? null : $"Expected a value of type {expected}.";
    }
}
