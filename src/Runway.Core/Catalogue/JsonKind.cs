using System.Text.Json;
using Runway.Texts;

namespace Runway.Catalogue;

/// <summary>Compares JSON values with the type and the listed values of a member.</summary>
internal static class JsonKind
{
    private const int ShownCharacters = 60;

    /// <summary>Whether a value is allowed; numbers are compared as numbers.</summary>
    public static bool IsAllowed(ModelMember rule, JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? Array.IndexOf(rule.AllowedNumbers, value.GetDouble()) >= 0
        : IsListed(rule.AllowedValues, value);

    public static bool IsListed(IReadOnlyList<string> listed, JsonElement value)
    {
        for (var i = 0; i < listed.Count; i++)
        {
            if (value.ValueKind == JsonValueKind.String ? value.ValueEquals(listed[i]) : CatalogueJson.Scalar(value) == listed[i])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The kind of JSON value for the member's type.</summary>
    public static JsonValueKind Of(ModelMember rule) => rule.Type switch
    {
        "string" => JsonValueKind.String,
        "array" => JsonValueKind.Array,
        "object" => JsonValueKind.Object,
        "boolean" => JsonValueKind.True,
        _ => JsonValueKind.Number,
    };

    public static bool Matches(ModelMember rule, JsonElement value) => rule.Type switch
    {
        null => value.ValueKind != JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => value.ValueKind == Of(rule),
    };

    /// <summary>The kind of a value, for messages.</summary>
    public static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "the number " + value.GetRawText(),
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => "an object",
    };

    /// <summary>A value for messages: shortened and redacted.</summary>
    public static string Show(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
        {
            return NameOf(value);
        }

        var text = CatalogueJson.Scalar(value);
        return Redaction.Redact(text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…");
    }
}
