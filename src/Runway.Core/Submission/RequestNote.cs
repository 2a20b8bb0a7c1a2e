using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway;

/// <summary>
/// What a task was asked for, beside its model and its prompt, in a form that may be kept: no content of files, no
/// query of a URL.
/// </summary>
/// <param name="Seed">The seed; null where the service drew one.</param>
/// <param name="Parameters">The other members as they were sent; null where there were none.</param>
/// <param name="Inputs">The media, in the order of the request.</param>
internal sealed record RequestNote(long? Seed, JsonObject? Parameters, IReadOnlyList<InputNote> Inputs)
{
    private static readonly string[] NotedElsewhere = ["model", "promptText", "seed"];

    /// <summary>Notes a request.</summary>
    /// <param name="asked">The body of the request as the user gave it: files are paths.</param>
    /// <param name="complete">The request as it goes out: files are addresses that know where they come from.</param>
    public static RequestNote Of(JsonElement asked, GenerationRequest complete)
    {
        var media = new Dictionary<string, MediaSource>(StringComparer.Ordinal);
        foreach (var source in complete.ListMedia())
        {
            media[source.Origin?.Path ?? source.Text] = source;
        }

        var body = JsonObject.Create(asked)!;
        var seed = body["seed"] is JsonValue value && value.TryGetValue<long>(out var number) ? number : (long?)null;
        foreach (var name in NotedElsewhere)
        {
            body.Remove(name);
        }

        var inputs = new List<InputNote>();
        var rest = Take(body, string.Empty, media, inputs) as JsonObject;
        return new RequestNote(seed, rest, inputs);
    }

    // Moves media from the tree to the list; what is left of the tree, or null when nothing is.
    private static JsonNode? Take(JsonNode? node, string path, Dictionary<string, MediaSource> media, List<InputNote> inputs)
    {
        switch (node)
        {
            case JsonObject map:
                var members = map.Select(m => (m.Key, Value: Take(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}", media, inputs))).Where(m => m.Value is not null).ToList();
                return members.Count == 0 ? null : new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Value)));
            case JsonArray list:
                var items = list.Select((item, i) => Take(item, $"{path}[{i}]", media, inputs)).Where(i => i is not null).ToArray();
                return items.Length == 0 ? null : new JsonArray(items);
            case JsonValue value when value.TryGetValue<string>(out var text):
                if (media.TryGetValue(text, out var source))
                {
                    inputs.Add(InputNote.Of(path, source));
                    return null;
                }

                return JsonValue.Create(Redaction.Redact(text));
            default:
                return node?.DeepClone();
        }
    }
}
