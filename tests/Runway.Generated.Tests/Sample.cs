using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.Generated.Tests;

/// <summary>Valid values for a schema of a document: the smallest, or with all members.</summary>
internal static class Sample
{
    /// <summary>The schema of a model. Kiota names one without a name by its place: <c>OrganizationResponse_tier</c>.</summary>
    public static JsonElement SchemaOf(Type model, JsonElement document)
    {
        var parts = model.Name.Split('_');
        return parts[1..].Aggregate(
            document.GetProperty("components").GetProperty("schemas").GetProperty(parts[0]),
            (schema, member) => schema.GetProperty("properties").GetProperty(member) is var found && found.TryGetProperty("items", out var entry) ? entry : found);
    }

    /// <summary>The names of the members that a schema declares.</summary>
    public static IEnumerable<string> Members(JsonElement schema) =>
        schema.TryGetProperty("properties", out var members) ? members.EnumerateObject().Select(m => m.Name) : [];

    /// <summary>The names of the required members.</summary>
    public static IReadOnlyList<string> Required(JsonElement schema) =>
        schema.TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(n => n.GetString()!)] : [];

    /// <summary>An object with the required members, or with all.</summary>
    public static JsonObject Object(JsonElement schema, JsonElement document, bool requiredOnly)
    {
        var sample = new JsonObject();
        foreach (var name in requiredOnly ? Required(schema) : Members(schema))
            sample[name] = Value(schema.GetProperty("properties").GetProperty(name), document);
        if (!requiredOnly && schema.TryGetProperty("additionalProperties", out var entries))
            sample["key"] = entries.ValueKind == JsonValueKind.Object ? Value(entries, document) : 1;
        return sample;
    }

    private static JsonNode Value(JsonElement schema, JsonElement document)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Value(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), document);
        if (schema.TryGetProperty("oneOf", out var forms))
            return Value(forms[0], document);

        var type = !schema.TryGetProperty("type", out var given) ? null : given.ValueKind == JsonValueKind.Array ? given[0].GetString() : given.GetString();
        return (type, schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            ("string", "date") => "2026-11-21",
            ("string", "date-time") => "2026-11-21T10:00:00-02:00",
            ("string", _) => "toMorrow-7.1:x",
            ("boolean", _) => true,
            ("number", _) => 0.5,
            ("array", _) => new JsonArray(Value(schema.GetProperty("items"), document)),
            ("object", _) => Object(schema, document, requiredOnly: false),
            _ => 1,
        };
    }
}
