using System.Text.Json;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Workflows;

/// <summary>Works out a run before it starts. A node follows the directives in the texts that lead to it directly.</summary>
internal static class NodeRuns
{
    private const int Side = 1024;
    private const int VideoSeconds = 5;

    /// <summary>What becomes of each working node.</summary>
    public static IReadOnlyList<NodeRun> Of(WorkflowGraph graph, IReadOnlyDictionary<string, string> texts)
    {
        var runs = new Dictionary<string, NodeRun>(StringComparer.Ordinal);
        foreach (var node in graph.Working)
        {
            var sources = graph.SourcesOf(node).ToList();
            var before = sources.Where(source => runs.ContainsKey(source.Id)).Select(source => runs[source.Id]).ToList();
            var prompt = string.Join(' ', sources.Where(source => texts.ContainsKey(source.Id)).Select(source => texts[source.Id]));
            var directives = PromptDirectives.Parse(prompt);
            var isStuck = before.Exists(run => run.Fails);
            runs[node.Id] = new(
                node,
                PlanOf(node, prompt.Length > 0 ? prompt : string.Join(' ', before.Select(run => run.Plan.Prompt))),
                before.Count == 0 ? 0 : before.Max(run => run.Step) + 1,
                isStuck || directives.Fails,
                isStuck ? null : directives.FailureCode,
                isStuck ? "An input of this node was not made." : FailureText.For(directives.FailureCode));
        }

        return [.. runs.Values];
    }

    /// <summary>The texts of the inputs: those of the request, else the published ones.</summary>
    public static IReadOnlyDictionary<string, string> Texts(WorkflowGraph graph, JsonElement body)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes.Where(node => !node.Works))
        {
            var given = body.TryGetProperty("nodeOutputs", out var all) && all.TryGetProperty(node.Id, out var keys) && node.Key is { } key
                && keys.TryGetProperty(key, out var value) && value.TryGetProperty("value", out var text)
                ? text.ValueKind == JsonValueKind.String ? text.GetString() : text.GetRawText()
                : node.Value;
            if (given is not null)
            {
                texts[node.Id] = given;
            }
        }

        return texts;
    }

    private static TaskPlan PlanOf(WorkflowNode node, string prompt)
    {
        var (format, credits) = node.Type switch
        {
            "video" => (MediaFormat.Mp4, 60),
            "audio" => (MediaFormat.Mp3, 2),
            _ => (MediaFormat.Png, 5),
        };
        return new(node.Task?.Replace("workflow_", string.Empty, StringComparison.Ordinal) ?? "workflow", prompt, -1, format, Side, Side, VideoSeconds, 1, credits);
    }
}
