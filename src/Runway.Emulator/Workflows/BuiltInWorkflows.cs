using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Emulator.Workflows;

/// <summary>
/// The workflows that every emulator has: Picture makes a picture of a prompt, Shot a picture and of that a video. The second
/// version of Picture has a style that a run cannot change.
/// </summary>
internal static class BuiltInWorkflows
{
    private static readonly DateTimeOffset Published = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Workflow> All =>
    [
        new(new("6b1f0a52-6f0b-4c3e-9a51-0c2d7b8e4f01"), "Picture", 1, "A picture of a prompt.", Published, Picture(styled: false)),
        new(new("6b1f0a52-6f0b-4c3e-9a51-0c2d7b8e4f02"), "Picture", 2, "A picture of a prompt in a style.", Published.AddDays(7), Picture(styled: true)),
        new(new("c4d2e8b7-13a9-4f60-8be2-5a7c90d1e603"), "Shot", 1, null, Published.AddDays(14), Shot()),
    ];

    /// <summary>The graph that a workflow has for which none is given.</summary>
    public static WorkflowGraph Picture(bool styled)
    {
        const string prompt = "0a7c3f10-52d4-4b6e-8f01-9d3e5b7a1c11";
        const string style = "0a7c3f10-52d4-4b6e-8f01-9d3e5b7a1c12";
        const string picture = "0a7c3f10-52d4-4b6e-8f01-9d3e5b7a1c13";
        return Graph(
            [
                Prompt(prompt, "Prompt", "a heron at dawn"),
                .. styled ? [Prompt(style, "Style", "pencil drawing", isExposed: false)] : (JsonNode[])[],
                Work(picture, "Picture", "workflow_gemini_image", "image", isExposed: true, "prompt", "style"),
                Comment("0a7c3f10-52d4-4b6e-8f01-9d3e5b7a1c14"),
            ],
            [
                Edge(prompt, "prompt", picture, "prompt"),
                .. styled ? [Edge(style, "prompt", picture, "style")] : (JsonNode[])[],
            ]);
    }

    private static WorkflowGraph Shot()
    {
        const string prompt = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d21";
        const string look = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d22";
        const string motion = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d23";
        const string still = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d24";
        const string clip = "d7e41b20-9c05-4a3d-b6f2-3e8a1f5c2d25";
        return Graph(
            [
                Prompt(prompt, "Prompt", "a heron at dawn"),
                Asset(look, "Look", "image"),
                Prompt(motion, "Motion", "the camera moves closer"),
                Work(still, "Still", "workflow_img_ref", "image", isExposed: true, "prompt", "image"),
                Work(clip, "Clip", "workflow_kling_3_0_standard", "video", isExposed: true, "image", "prompt"),
            ],
            [
                Edge(prompt, "prompt", still, "prompt"), Edge(look, "image", still, "image"),
                Edge(still, "image", clip, "image"), Edge(motion, "prompt", clip, "prompt"),
            ]);
    }

    private static WorkflowGraph Graph(JsonNode[] nodes, JsonNode[] edges)
    {
        var graph = new JsonObject { ["version"] = 1, ["nodes"] = new JsonArray(nodes), ["edges"] = new JsonArray(edges) };
        using var document = JsonDocument.Parse(graph.ToJsonString());
        return new(document.RootElement.Clone());
    }

    private static JsonObject Prompt(string id, string label, string value, bool isExposed = true) => new()
    {
        ["id"] = id,
        ["nodeType"] = "constant-node",
        ["nodeProps"] = Properties(label),
        ["constantNodeType"] = "prompt",
        ["nodeOutputs"] = new JsonObject { ["prompt"] = new JsonObject { ["type"] = "string", ["label"] = label, ["value"] = value, ["exposedToApp"] = isExposed } },
    };

    private static JsonObject Asset(string id, string label, string kind) => new()
    {
        ["id"] = id,
        ["nodeType"] = "asset-node",
        ["nodeProps"] = Properties(label),
        ["assetNodeType"] = kind,
        ["nodeOutputs"] = new JsonObject { [kind] = new JsonObject { ["type"] = kind, ["label"] = label, ["exposedToApp"] = true } },
    };

    private static JsonObject Work(string id, string name, string task, string makes, bool isExposed, params string[] inputs) => new()
    {
        ["id"] = id,
        ["nodeType"] = "workflow-node",
        ["nodeProps"] = Properties(name),
        ["taskType"] = task,
        ["appNodeType"] = makes,
        ["nodeVersion"] = 1,
        ["nodeInputs"] = new JsonObject(inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(
            input, new JsonObject { ["type"] = input == "image" ? "image" : "string", ["required"] = input == inputs[0] }))),
        ["nodeOutputs"] = new JsonObject { [makes] = new JsonObject { ["type"] = makes, ["exposedToApp"] = isExposed } },
    };

    private static JsonObject Comment(string id) => new()
    {
        ["id"] = id,
        ["nodeType"] = "presentation-node",
        ["nodeProps"] = Properties(null),
        ["presentationNodeType"] = "comment",
        ["nodeData"] = new JsonObject { ["text"] = "A picture for each prompt." },
    };

    private static JsonObject Properties(string? name)
    {
        var properties = new JsonObject { ["position"] = new JsonObject { ["x"] = 0, ["y"] = 0 } };
        if (name is not null)
        {
            properties["name"] = name;
        }

        return properties;
    }

    private static JsonObject Edge(string from, string output, string to, string input) => new()
    {
        ["from"] = new JsonObject { ["nodeId"] = from, ["nodeOutput"] = output },
        ["to"] = new JsonObject { ["nodeId"] = to, ["nodeInput"] = input },
    };
}
