using System.Text.Json.Nodes;

namespace Runway.OpenApi.Documents;

/// <summary>Separates the meaning of a schema from its prose.</summary>
internal static class Prose
{
    /// <summary>A copy without titles, summaries, descriptions and examples, at any depth.</summary>
    public static JsonNode? Strip(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Where(m => !Vocabulary.IsProse(m.Key)).Select(m => KeyValuePair.Create(m.Key, Strip(m.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Strip)]),
        _ => node?.DeepClone(),
    };
}
