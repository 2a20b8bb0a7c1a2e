using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Media;
using Runway.Texts;

namespace Runway.Tasks;

/// <summary>
/// The request of a task, without its model and prompt, in a form that may be stored: no content of files, no query of a URL.
/// </summary>
/// <param name="Seed">The seed; null where the service chose one.</param>
/// <param name="Parameters">The other members as they were sent, or null.</param>
/// <param name="Inputs">The media, in the order of the request.</param>
internal sealed record RequestNote(long? Seed, JsonObject? Parameters, IReadOnlyList<InputNote> Inputs)
{
    /// <summary>The members that hold the prompt of a request, which is noted apart.</summary>
    public static IReadOnlyList<string> PromptMembers { get; } = ["promptText", "prompt", "userConcept"];

    /// <summary>Converts a request.</summary>
    /// <param name="body">The body of the request with paths of files.</param>
    /// <param name="sent">Its media as they are sent: addresses, with the origin of uploaded files.</param>
    public static RequestNote Of(JsonElement body, IEnumerable<MediaSource> sent)
    {
        var media = new Dictionary<string, MediaSource>(StringComparer.Ordinal);
        foreach (var source in sent)
        {
            media[source.Origin?.Path ?? source.Text] = source;
        }

        var (inputs, rest) = (new List<InputNote>(), new JsonObject());
        var seed = (long?)null;
        foreach (var member in body.EnumerateObject())
        {
            if (member.NameEquals("seed"u8))
            {
                seed = member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out var number) ? number : null;
            }
            else if (!member.NameEquals("model"u8) && !PromptMembers.Contains(member.Name))
            {
                Add(rest, member.Name, Take(member.Value, member.Name, media, inputs));
            }
        }

        return new RequestNote(seed, rest.Count == 0 ? null : rest, inputs);
    }

    /// <summary>The parameters as plain values: texts, numbers, booleans, lists, and dictionaries.</summary>
    public IReadOnlyDictionary<string, object?> ToValues() =>
        Parameters is null ? ReadOnlyDictionary<string, object?>.Empty : (Dictionary<string, object?>)ToValue(Parameters)!;

    // From the journal, which any machine may have written.
    private static object? ToValue(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(m => OutsideText.OneLine(m.Key), m => ToValue(m.Value)),
        JsonArray list => list.Select(ToValue).ToArray(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => OutsideText.Visible(node.GetValue<string>()),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when node.ToJsonString() is var text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : double.Parse(text, CultureInfo.InvariantCulture),
            _ => null,
        },
    };

    // Moves media from the tree to the list. Returns the rest of the tree, or null when it is empty.
    private static JsonNode? Take(JsonElement json, string path, Dictionary<string, MediaSource> media, List<InputNote> inputs)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new JsonObject();
                foreach (var member in json.EnumerateObject())
                {
                    Add(map, member.Name, Take(member.Value, $"{path}.{member.Name}", media, inputs));
                }

                return map.Count == 0 ? null : map;
            case JsonValueKind.Array:
                var (list, index) = (new JsonArray(), 0);
                foreach (var item in json.EnumerateArray())
                {
                    if (Take(item, $"{path}[{index++}]", media, inputs) is { } left)
                    {
                        list.Add(left);
                    }
                }

                return list.Count == 0 ? null : list;
            case JsonValueKind.String:
                var text = json.GetString()!;
                if (media.TryGetValue(text, out var source))
                {
                    inputs.Add(InputNote.Of(path, source));
                    return null;
                }

                return JsonValue.Create(Redaction.Redact(text));
            default:
                return JsonValue.Create(json.Clone());
        }
    }

    private static void Add(JsonObject map, string name, JsonNode? value)
    {
        if (value is not null)
        {
            map[name] = value;
        }
    }
}
