using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>Compares JSON values with the type names of JSON Schema.</summary>
internal static class JsonTypes
{
    /// <summary>Whether the value has a type of the schema; true where the schema has none.</summary>
    public static bool Matches(JsonElement schema, JsonElement value, out string expected)
    {
        expected = ExpectedBy(schema);
        string[] types = [.. TypesOf(schema)];
        return types.Length == 0 || types.Any(type => IsOf(type, value));
    }

    public static string ExpectedBy(JsonElement schema) =>
        string.Join(" or ", TypesOf(schema)) is { Length: > 0 } types ? types : "value";

    public static bool AllowsNull(JsonElement schema) => TypesOf(schema).Contains("null");

    /// <summary>The type of a value, for messages.</summary>
    public static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Whether two scalars are equal; numbers are compared as numbers, so that 5 equals 5.0.</summary>
    public static bool AreEqual(JsonElement a, JsonElement b) => (a.ValueKind, b.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => a.GetDouble().Equals(b.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => b.ValueEquals(a.GetString()),
        var (left, right) => left == right,
    };

    private static IEnumerable<string> TypesOf(JsonElement schema) =>
        schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.String ? [type.GetString()!]
        : schema.Texts("type");

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => throw new InvalidOperationException($"The API document uses an unknown type: {type}."),
    };
}
