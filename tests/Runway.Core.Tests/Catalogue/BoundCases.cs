using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

/// <summary>
/// Values at and next to every bound of a schema: minimum and maximum, one below and one above, each listed value and one
/// that is not listed, another type, and in objects a missing and an unknown member.
/// </summary>
internal static class BoundCases
{
    /// <summary>The values for one schema; samples are valid, others valid or not.</summary>
    public static IEnumerable<JsonNode?> Of(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray forms)
        {
            return [.. forms.SelectMany(form => Of(ReconciledDocument.Resolve(form!.AsObject()))), null];
        }

        return [.. Typed(schema), null];
    }

    /// <summary>A valid value of the schema.</summary>
    public static JsonNode Sample(JsonObject schema, int number = 0)
    {
        schema = ReconciledDocument.Resolve(schema);
        if (schema["oneOf"] is JsonArray forms)
        {
            return Sample(forms[0]!.AsObject(), number);
        }

        var values = Values(schema);
        return Type(schema) switch
        {
            _ when values.Count > 0 => values[number % values.Count]!.DeepClone(),
            "boolean" => true,
            "integer" or "number" => schema["minimum"]?.DeepClone() ?? 5,
            "array" => List(schema, schema["minItems"]?.GetValue<int>() ?? 1),
            "object" => SampleObject(schema, number),
            _ when schema.ContainsKey("x-runway-address") => $"https://media.example/{number}",
            _ => new string('x', Math.Max(3, schema["minLength"]?.GetValue<int>() ?? 0)),
        };
    }

    private static IEnumerable<JsonNode?> Typed(JsonObject schema)
    {
        var values = Values(schema);
        foreach (var value in values)
        {
            yield return value!.DeepClone();
        }

        var type = Type(schema);
        yield return type is "string" ? 7 : "a text, and no value of another type";
        var own = type switch
        {
            _ when values.Count > 0 && !schema.ContainsKey("pattern") => [type is "integer" or "number" ? -7 : "no such value"],
            "boolean" => [true, false],
            "integer" or "number" => Numbers(schema, type),
            "array" => Lists(schema),
            "object" => Objects(schema),
            _ when schema["x-runway-address"] is { } kinds => Addresses(kinds),
            _ when schema["x-runway-pixels"] is { } pixels => Sizes(pixels),
            _ => Texts(schema),
        };
        foreach (var value in own)
        {
            yield return value;
        }
    }

    private static IEnumerable<JsonNode?> Numbers(JsonObject schema, string type)
    {
        yield return Sample(schema);
        if (schema["minimum"]?.GetValue<double>() is { } least)
        {
            yield return least;
            yield return least - 1;
            yield return type == "integer" ? least + 0.5 : least - 0.01;
        }

        if (schema["maximum"]?.GetValue<double>() is { } most)
        {
            yield return most;
            yield return most + 1;
        }
    }

    private static IEnumerable<JsonNode?> Texts(JsonObject schema)
    {
        var least = schema["minLength"]?.GetValue<int>() ?? 0;
        yield return new string('x', least);
        if (least > 0)
        {
            yield return new string('x', least - 1);
        }

        if (schema["maxLength"]?.GetValue<int>() is { } most)
        {
            yield return new string('x', most);
            yield return new string('x', most + 1);
        }

        if (schema.ContainsKey("pattern"))
        {
            yield return "!not a tag";
        }
    }

    private static IEnumerable<JsonNode?> Sizes(JsonNode pixels)
    {
        var (least, most) = (pixels["minimum"]!.GetValue<long>(), pixels["maximum"]!.GetValue<long>());
        return [$"1:{least}", $"1:{least - 1}", $"{most}:1", $"{most + 1}:1", "2048", "2048:2048:1", "-1:-4000000", "auto", $"1:{new string('0', 25)}{least}", $"1:{least}{new string('0', 40)}"];
    }

    private static IEnumerable<JsonNode?> Addresses(JsonNode kinds)
    {
        var kind = kinds is JsonArray several ? several[0]!.GetValue<string>() : kinds.GetValue<string>();
        var type = kind switch { "image" => "image/png", "video" => "video/mp4", _ => "audio/mpeg" };
        var https = ReconciledDocument.Addresses["https"]!;
        yield return Https(https["minLength"]!.GetValue<int>());
        yield return Https(https["minLength"]!.GetValue<int>() - 1);
        yield return Https(https["maxLength"]!.GetValue<int>());
        yield return Https(https["maxLength"]!.GetValue<int>() + 1);
        yield return $"data:{type};base64,AAAA";
        yield return $"data:{(kind == "image" ? "text/plain" : "image/png")};base64,AAAA";
        yield return $"DATA:{type};base64,AAAA";
        yield return "HTTPS://media.example/1";
        yield return "http://media.example/1";
        yield return "runway://";
        yield return "runway://1234".PadRight(5001, '5');
        yield return "RUNWAY://12345678";
        yield return "no/such/address.png";
    }

    private static string Https(int length) => "https://a.bc".PadRight(13, '/').PadRight(length, 'x')[..length];

    private static IEnumerable<JsonNode?> Lists(JsonObject schema)
    {
        var least = schema["minItems"]?.GetValue<int>() ?? 0;
        yield return List(schema, least);
        if (least > 0)
        {
            yield return List(schema, least - 1);
        }

        if (schema["maxItems"]?.GetValue<int>() is { } most)
        {
            yield return List(schema, most);
            yield return List(schema, most + 1);
        }

        foreach (var entry in Of(ReconciledDocument.Resolve(schema["items"]!.AsObject())))
        {
            yield return new JsonArray(entry?.DeepClone());
        }
    }

    private static JsonArray List(JsonObject schema, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Sample(schema["items"]!.AsObject(), number))];

    private static IEnumerable<JsonNode?> Objects(JsonObject schema)
    {
        yield return Sample(schema);
        var unknown = Sample(schema).AsObject();
        unknown["foo"] = 1;
        yield return unknown;
        foreach (var (name, own) in schema["properties"]!.AsObject())
        {
            var without = Sample(schema).AsObject();
            if (without.Remove(name))
            {
                yield return without;
            }

            foreach (var value in Of(ReconciledDocument.Resolve(own!.AsObject())))
            {
                var with = Sample(schema).AsObject();
                foreach (var other in Alternatives(schema).Where(names => names.Contains(name)).SelectMany(names => names))
                {
                    with.Remove(other);
                }

                with[name] = value?.DeepClone();
                yield return with;
            }
        }
    }

    private static JsonObject SampleObject(JsonObject schema, int number)
    {
        var names = (schema["required"] as JsonArray ?? []).Select(n => n!.GetValue<string>()).Concat(Alternatives(schema).Select(n => n[0]));
        return new(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Sample(schema["properties"]![name]!.AsObject(), number))));
    }

    private static IEnumerable<string[]> Alternatives(JsonObject schema) =>
        from condition in schema["x-runway-conditions"] as JsonArray ?? []
        where condition!["exactlyOne"] is not null
        select condition["exactlyOne"]!.AsArray().Select(name => name!.GetValue<string>()).ToArray();

    private static string Type(JsonObject schema) => schema["type"]?.GetValue<string>()
        ?? (Values(schema)[0]!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? "number" : "string");

    private static JsonArray Values(JsonObject schema) =>
        schema["enum"] as JsonArray ?? schema["x-extensible-enum"] as JsonArray ?? (schema["const"] is { } only ? [only.DeepClone()] : []);
}
