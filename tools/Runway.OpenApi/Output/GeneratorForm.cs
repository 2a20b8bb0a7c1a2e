using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Output;

/// <summary>Turns the reconciled OpenAPI 3.1 document into the 3.0 form that the client generator reads.</summary>
internal static class GeneratorForm
{
    public static JsonObject From(JsonObject document)
    {
        var result = Convert(document, isNameMap: false);
        result["openapi"] = "3.0.4";
        return result;
    }

    private static JsonObject Convert(JsonObject source, bool isNameMap)
    {
        var result = new JsonObject();
        foreach (var (key, value) in source)
        {
            if (isNameMap)
                result[key] = ConvertValue(value, isNameMap: false);
            else
                ConvertKeyword(result, key, value);
        }

        return result;
    }

    private static void ConvertKeyword(JsonObject into, string key, JsonNode? value)
    {
        switch (key)
        {
            case "x-extensible-enum":
                into["enum"] = value?.DeepClone();
                break;
            case "const":
                into["enum"] = new JsonArray(value?.DeepClone());
                break;
            case "type" when value is JsonArray types:
                into["type"] = types.Select(t => t!.GetValue<string>()).Single(t => t != "null");
                into["nullable"] = true;
                break;
            // In 3.0 the bound is minimum, and a flag says that it is itself left out.
            case "exclusiveMinimum" when value is JsonValue bound && bound.GetValueKind() == JsonValueKind.Number:
                into["minimum"] = value.DeepClone();
                into["exclusiveMinimum"] = true;
                break;
            // A generated initializer would send the default of a member that the model may not know.
            case "default":
            case "example":
            case "examples":
                break;
            case var rule when rule.StartsWith("x-runway-", StringComparison.Ordinal):
                break;
            default:
                into[key] = ConvertValue(value, Vocabulary.IsNameMap(key));
                break;
        }
    }

    private static JsonNode? ConvertValue(JsonNode? value, bool isNameMap) => value switch
    {
        JsonObject o => Convert(o, isNameMap),
        JsonArray a => new JsonArray([.. a.Select(entry => ConvertValue(entry, isNameMap: false))]),
        _ => value?.DeepClone(),
    };
}
