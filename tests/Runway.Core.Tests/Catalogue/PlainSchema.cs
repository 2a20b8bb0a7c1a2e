using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Runway.Tests.Catalogue;

/// <summary>
/// The third check: the rules of a model as a plain JSON Schema for JsonSchema.Net. Rules that JSON Schema cannot
/// express (sizes in pixels, one number above another) are checked here, without code of the other two checks.
/// </summary>
internal sealed class PlainSchema
{
    private readonly JsonSchema _schema;
    private readonly LiveModel _model;

    public PlainSchema(LiveModel model)
    {
        _model = model;
        string[] named = model.IsNamed ? ["model"] : [];
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["required"] = new JsonArray([.. model.Required.Concat(named).Select(n => JsonValue.Create(n))]),
            ["properties"] = new JsonObject(model.Members.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Key, Both(model, m.Key))).Concat(named.Select(n => KeyValuePair.Create<string, JsonNode?>(n, new JsonObject())))),
            ["allOf"] = new JsonArray([true, .. model.Conditions.Select(c => Condition(c!.AsObject()))]),
        };
        if (model.IsStrict)
        {
            root["additionalProperties"] = false;
        }

        _schema = JsonSchema.FromText(root.ToJsonString());
    }

    public bool Takes(JsonObject body)
    {
        using var parsed = JsonDocument.Parse(body.ToJsonString());
        return _schema.Evaluate(parsed.RootElement).IsValid && HasPixels(body) && HasSums(body) && body["keyframes"] is var keyframes
            && (keyframes is not JsonArray list || list.All(k => k is not JsonObject one || IsInOrder(one)));
    }

    private static JsonObject Both(LiveModel model, string name) =>
        new() { ["allOf"] = new JsonArray(Plain(model.Schema["properties"]![name]!.AsObject()), Plain(model.Members[name]!.AsObject())) };

    private static JsonObject Plain(JsonObject schema)
    {
        schema = ReconciledDocument.Resolve(schema);
        var result = new JsonObject();
        var all = new JsonArray(true);
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "x-extensible-enum" when !schema.ContainsKey("pattern"):
                    result["enum"] = value!.DeepClone();
                    break;
                case "x-runway-address":
                    all.Add(Address(value!));
                    break;
                case "x-runway-entries":
                    AddEntries(value!.AsObject(), all);
                    break;
                case "x-runway-conditions":
                    value!.AsArray().Select(c => Condition(c!.AsObject())).ToList().ForEach(c => all.Add(c));
                    break;
                case "oneOf":
                    result["anyOf"] = new JsonArray([.. value!.AsArray().Select(form => Plain(form!.AsObject()))]);
                    break;
                case "items":
                    result["items"] = Plain(value!.AsObject());
                    break;
                case "properties":
                    result["properties"] = new JsonObject(value!.AsObject().Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, Plain(p.Value!.AsObject()))));
                    break;
                case "type" or "enum" or "const" or "minimum" or "maximum" or "minLength" or "maxLength" or "minItems" or "maxItems" or "pattern" or "required" or "additionalProperties":
                    result[keyword] = value!.DeepClone();
                    break;
            }
        }

        result["allOf"] = all;
        return result;
    }

    private static JsonObject Address(JsonNode kinds)
    {
        var names = kinds is JsonArray several ? string.Join('|', several.Select(k => k!.GetValue<string>())) : kinds.GetValue<string>();
        var forms = ReconciledDocument.Addresses.DeepClone().AsObject();
        forms["data"]!["pattern"] = $"^data:({names})/";
        return new JsonObject { ["anyOf"] = new JsonArray([.. forms.Select(form => form.Value!.DeepClone())]) };
    }

    // For a value that must be unique, all known values are counted.
    private static void AddEntries(JsonObject rules, JsonArray all)
    {
        if (rules["needs"] is JsonObject needs)
        {
            all.Add(new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["maxItems"] = 0 }, new JsonObject { ["contains"] = Having(needs.First().Key, needs.First().Value!) }) });
        }

        if (rules["unique"]?.GetValue<string>() is "position")
        {
            foreach (var value in new[] { "first", "last" })
            {
                all.Add(AtMost("position", value, 1));
            }
        }

        if (rules["allOrNone"]?.GetValue<string>() is { } shared)
        {
            JsonObject Has() => new() { ["required"] = new JsonArray(shared) };
            all.Add(new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["items"] = Has() }, new JsonObject { ["items"] = new JsonObject { ["not"] = Has() } }) });
        }

        foreach (var member in rules["atMost"] as JsonObject ?? [])
        {
            foreach (var value in member.Value!.AsObject())
            {
                all.Add(AtMost(member.Key, value.Key, value.Value!.GetValue<int>()));
            }
        }
    }

    private static JsonObject AtMost(string member, string value, int most) =>
        new() { ["contains"] = Having(member, value), ["minContains"] = 0, ["maxContains"] = most };

    private static JsonObject Having(string member, JsonNode value) =>
        new() { ["required"] = new JsonArray(member), ["properties"] = new JsonObject { [member] = new JsonObject { ["const"] = value.DeepClone() } } };

    private static JsonObject Condition(JsonObject condition)
    {
        var then = new JsonArray(true);
        Strings(condition["needs"]).ForEach(name => then.Add(Given(name)));
        Strings(condition["refuses"]).ForEach(name => then.Add(new JsonObject { ["not"] = Given(name) }));
        if (condition["needsOneOf"] is JsonArray one)
        {
            then.Add(new JsonObject { ["anyOf"] = new JsonArray([.. Strings(one).Select(Given)]) });
        }

        if (condition["exactlyOne"] is JsonArray alternatives)
        {
            then.Add(new JsonObject { ["oneOf"] = new JsonArray([.. Strings(alternatives).Select(Given)]) });
        }

        foreach (var limit in condition["allows"] as JsonObject ?? [])
        {
            then.Add(new JsonObject { ["properties"] = new JsonObject { [limit.Key] = new JsonObject { ["enum"] = limit.Value!.DeepClone() } } });
        }

        var when = (condition["when"] as JsonObject ?? []).Select(test => test.Value is JsonArray values ? Valued(test.Key, values) : Given(test.Key));
        return new() { ["if"] = new JsonObject { ["allOf"] = new JsonArray([true, .. when]) }, ["then"] = new JsonObject { ["allOf"] = then } };
    }

    private static JsonObject Valued(string name, JsonArray values) =>
        new() { ["required"] = new JsonArray(name), ["properties"] = new JsonObject { [name] = new JsonObject { ["enum"] = values.DeepClone() } } };

    private static JsonObject Given(string name)
    {
        var dot = name.IndexOf('.');
        var given = dot < 0
            ? new JsonObject { ["minItems"] = 1 }
            : new JsonObject { ["type"] = "array", ["contains"] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray(name[(dot + 1)..]) } };
        return new() { ["required"] = new JsonArray(dot < 0 ? name : name[..dot]), ["properties"] = new JsonObject { [dot < 0 ? name : name[..dot]] = given } };
    }

    private static List<string> Strings(JsonNode? list) => [.. (list as JsonArray ?? []).Select(n => n!.GetValue<string>())];

    private bool HasPixels(JsonObject body)
    {
        if (_model.Members["ratio"]?["x-runway-pixels"] is not { } pixels || body["ratio"] is not JsonValue ratio)
        {
            return true;
        }

        var sides = ratio.ToString().Split(':').Select(side => decimal.Parse(side, CultureInfo.InvariantCulture)).ToList();
        return sides[0] * sides[1] >= pixels["minimum"]!.GetValue<long>() && sides[0] * sides[1] <= pixels["maximum"]!.GetValue<long>();
    }

    private bool HasSums(JsonObject body) => _model.Conditions.Select(c => c!["sum"]).All(sum =>
        sum is null || body[sum["of"]!.GetValue<string>().Split('.')[0]] is not JsonArray list
        || list.Sum(entry => entry![sum["of"]!.GetValue<string>().Split('.')[1]]!.GetValue<int>()) == (body[sum["is"]!.GetValue<string>()] ?? sum["absent"])!.GetValue<int>());

    private static bool IsInOrder(JsonObject keyframe)
    {
        if (keyframe["range"] is not JsonObject range)
        {
            return true;
        }

        var (start, end) = (range["start_seconds"]!.GetValue<double>(), range["end_seconds"]!.GetValue<double>());
        return start < end && (keyframe["seconds"]?.GetValue<double>() is not { } moment || (moment >= start && moment <= end));
    }
}
