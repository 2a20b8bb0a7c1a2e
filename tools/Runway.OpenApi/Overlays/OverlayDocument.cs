using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Overlays;

/// <summary>An OpenAPI Overlay 1.0 document in which every action has a reason.</summary>
internal sealed record OverlayDocument(string File, string Title, IReadOnlyList<OverlayAction> Actions)
{
    private static readonly string[] KnownMembers = ["target", "description", "update", "remove"];

    /// <exception cref="ReconciliationException">The overlay or one of its actions is malformed or has no reason.</exception>
    public static OverlayDocument Parse(string file, string yaml)
    {
        var document = YamlReader.Read(yaml, file);
        if (document["overlay"]?.ToString() != "1.0.0")
            throw new ReconciliationException($"{file}: 'overlay: 1.0.0' is expected");
        if (document["info"]?["title"]?.ToString() is not { Length: > 0 } title)
            throw new ReconciliationException($"{file}: info.title is missing");
        if (document["actions"] is not JsonArray { Count: > 0 } entries)
            throw new ReconciliationException($"{file}: no actions");

        var problems = new List<string>();
        var actions = new List<OverlayAction>();
        for (var i = 0; i < entries.Count; i++)
        {
            try
            {
                actions.Add(ParseAction(file, i + 1, entries[i] as JsonObject));
            }
            catch (FormatException e)
            {
                problems.Add($"{file}, action {i + 1}: {e.Message}");
            }
        }

        return problems.Count == 0 ? new(file, title, actions) : throw new ReconciliationException(problems);
    }

    private static OverlayAction ParseAction(string file, int number, JsonObject? entry)
    {
        if (entry?["target"]?.ToString() is not { Length: > 0 } target)
            throw new FormatException("no target");
        if (entry["description"]?.ToString() is not { } reason || string.IsNullOrWhiteSpace(reason))
            throw new FormatException($"{target} is changed without a reason (description)");
        if (entry.FirstOrDefault(m => !KnownMembers.Contains(m.Key)).Key is { } unknown)
            throw new FormatException($"unknown member '{unknown}'");

        var removes = entry["remove"]?.GetValue<bool>() ?? false;
        var update = entry["update"];
        if (removes == (update is not null))
            throw new FormatException($"{target} needs either an update or 'remove: true'");
        return new(file, number, JsonPath.Parse(target), update, reason.Trim());
    }
}
