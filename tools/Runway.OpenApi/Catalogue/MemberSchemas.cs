using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runway.OpenApi.Catalogue;

/// <summary>
/// Derives the schema of one model for one member: the schema of the operation, restricted by the rule of the model, with
/// resolved references and without prose. <c>forms</c> is <c>oneOf</c>, <c>known</c> is <c>x-extensible-enum</c>,
/// <c>closed</c> is an object that refuses further members, <c>nullable</c> a type beside null; <c>media</c>, <c>entries</c>,
/// <c>form</c>, <c>address</c>, <c>pixels</c> and <c>conditions</c> are the x-runway keywords of that name.
/// </summary>
internal sealed class MemberSchemas(JsonObject document)
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["oneOf"] = "forms",
        ["x-extensible-enum"] = "known",
        ["x-runway-media"] = "media",
        ["x-runway-entries"] = "entries",
        ["x-runway-form"] = "form",
        ["x-runway-address"] = "address",
        ["x-runway-pixels"] = "pixels",
        ["x-runway-conditions"] = "conditions",
        ["x-runway-default"] = "default",
    };

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "type", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems", "required",
        "default", "deprecated",
    };

    private static readonly HashSet<string> OfLists = new(["minItems", "maxItems", "items", "entries"], StringComparer.Ordinal);

    public JsonObject Narrow(JsonNode general, JsonObject rule) => Combine(Plain(general.AsObject()), Plain(rule));

    private JsonObject Plain(JsonObject schema, bool nested = false)
    {
        var result = new JsonObject();
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            result = Plain(document["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject(), nested);

        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "const":
                    result["enum"] = new JsonArray(value!.DeepClone());
                    break;
                case "oneOf":
                    result["forms"] = new JsonArray([.. value!.AsArray().Select(form => Plain(form!.AsObject(), nested: true))]);
                    break;
                case "items":
                    result["items"] = Plain(value!.AsObject(), nested: true);
                    break;
                case "properties":
                    result["properties"] = new JsonObject(value!.AsObject().Select(
                        p => KeyValuePair.Create<string, JsonNode?>(p.Key, Plain(p.Value!.AsObject(), nested: true))));
                    break;
                case "additionalProperties" when value!.GetValueKind() == JsonValueKind.False:
                    result["closed"] = true;
                    break;
                case "type" when value is JsonArray types:
                    result["type"] = types.First(type => type!.GetValue<string>() != "null")!.DeepClone();
                    result["nullable"] = true;
                    break;
                // The media keyword is only on the member.
                case "x-runway-media" when nested:
                    break;
                case var _ when Kept.Contains(keyword) || Names.ContainsKey(keyword):
                    result[Names.GetValueOrDefault(keyword, keyword)] = value!.DeepClone();
                    break;
            }
        }

        if (result["enum"] is JsonArray values)
            result.TryAdd("type", TypeOf(values));
        return result;
    }

    private static JsonObject Combine(JsonObject general, JsonObject rule)
    {
        var result = general.DeepClone().AsObject();
        if (rule.ContainsKey("type") || rule.ContainsKey("enum") || rule.ContainsKey("forms"))
            result.Remove("forms");
        if (rule.ContainsKey("enum") || rule.ContainsKey("known"))
            result.Remove("known");
        if (rule.ContainsKey("closed") && result["properties"] is JsonObject all)
            result["properties"] = new JsonObject(all.Where(p => rule["properties"]!.AsObject().ContainsKey(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));

        foreach (var (keyword, value) in rule)
        {
            // The rule for lists applies to the form of the member that is a list.
            var into = OfLists.Contains(keyword) && result["forms"] is JsonArray forms
                ? forms.Single(form => form!["type"]?.GetValue<string>() == "array")!.AsObject()
                : result;
            into[keyword] = (into[keyword], value) switch
            {
                (JsonObject own, JsonObject more) when keyword == "properties" => CombineEach(own, more),
                (JsonObject own, JsonObject more) when keyword is "items" or "media" => Combine(own, more),
                (JsonArray own, JsonArray more) when keyword == "required" => Union(own, more),
                _ => value!.DeepClone(),
            };
        }

        return result;
    }

    private static JsonObject CombineEach(JsonObject own, JsonObject more)
    {
        var result = own.DeepClone().AsObject();
        foreach (var (name, schema) in more)
            result[name] = result[name] is JsonObject general ? Combine(general, schema!.AsObject()) : schema!.DeepClone();
        return result;
    }

    private static JsonArray Union(JsonArray own, JsonArray more) =>
        [.. own.Concat(more).Select(name => name!.GetValue<string>()).Distinct().Select(name => JsonValue.Create(name))];

    private static string TypeOf(JsonArray values) =>
        values.All(v => v!.GetValueKind() == JsonValueKind.Number) ? "integer" : "string";
}
