using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

/// <summary>Bodies for one model: the smallest, one with each member at each of its bounds, and combinations of members.</summary>
internal static class BoundBodies
{
    private const int MostValuesOfOne = 7;

    /// <summary>The bodies, each with the changed member and its value.</summary>
    public static IEnumerable<(string Member, JsonNode? Value, JsonObject Body)> Of(LiveModel model)
    {
        yield return ("(least)", null, Least(model));
        yield return ("(all)", null, Body(model, model.Members.Select(m => m.Key)));
        foreach (var name in model.Required)
        {
            var body = Least(model);
            body.Remove(name);
            yield return (name, "(missing)", body);
        }

        foreach (var name in model.Schema["properties"]!.AsObject().Select(p => p.Key).Where(name => name != "model"))
        {
            var own = model.Members.ContainsKey(name);
            foreach (var value in own ? BoundCases.Of(model.Narrowed(name)) : [BoundCases.Sample(model.Schema["properties"]![name]!.AsObject())])
            {
                yield return (name, value, With(model, name, value));
            }
        }

        yield return ("(unknown)", 1, With(model, "noSuchMember", 1));
        foreach (var condition in model.Conditions)
        {
            foreach (var body in Combinations(model, condition!.AsObject()))
            {
                yield return (condition.ToJsonString(), body, body);
            }
        }
    }

    private static JsonObject Least(LiveModel model) => Body(model, model.Required);

    private static JsonObject Body(LiveModel model, IEnumerable<string> names)
    {
        var members = names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, BoundCases.Sample(model.Narrowed(name))));
        return new(model.IsNamed ? members.Prepend(new("model", model.Name)) : members);
    }

    private static JsonObject With(LiveModel model, string name, JsonNode? value)
    {
        var body = Least(model);
        body[name] = value?.DeepClone();
        return body;
    }

    // All members of a condition, each absent, empty and with each of its values, in all combinations.
    private static IEnumerable<JsonObject> Combinations(LiveModel model, JsonObject condition)
    {
        var members = condition["when"]!.AsObject().Select(m => m.Key)
            .Concat(Names(condition, "needs")).Concat(Names(condition, "needsOneOf")).Concat(Names(condition, "refuses"))
            .Concat((condition["allows"] as JsonObject ?? []).Select(m => m.Key))
            .Select(name => name.Split('.')[0]).Distinct();
        List<JsonObject> bodies = [Least(model)];
        foreach (var name in members)
        {
            bodies = [.. bodies.SelectMany(body => Choices(model, name).Select(set => Set(body, name, set)))];
        }

        return bodies;
    }

    private static IEnumerable<JsonNode?> Choices(LiveModel model, string name)
    {
        var schema = model.Narrowed(name);
        yield return null;
        var forms = schema["oneOf"] is JsonArray several ? several.Select(f => ReconciledDocument.Resolve(f!.AsObject())).ToList() : [schema];
        foreach (var form in forms)
        {
            if (form["enum"] is JsonArray listed)
            {
                foreach (var value in listed.TakeLast(MostValuesOfOne).Concat(listed.Take(1)))
                {
                    yield return value!.DeepClone();
                }
            }
            else if (form["items"] is JsonObject items)
            {
                yield return new JsonArray();
                var entry = BoundCases.Sample(items);
                yield return new JsonArray(entry.DeepClone());
                if (ReconciledDocument.Resolve(items)["properties"]?["position"] is not null)
                {
                    entry["position"] = "first";
                    yield return new JsonArray(entry.DeepClone());
                }
            }
            else if (form["type"]?.GetValue<string>() == "boolean")
            {
                yield return true;
                yield return false;
            }
            else
            {
                yield return BoundCases.Sample(form);
            }
        }
    }

    private static JsonObject Set(JsonObject body, string name, JsonNode? value)
    {
        var result = body.DeepClone().AsObject();
        result.Remove(name);
        if (value is not null)
        {
            result[name] = value.DeepClone();
        }

        return result;
    }

    private static IEnumerable<string> Names(JsonObject condition, string keyword) =>
        (condition[keyword] as JsonArray ?? []).Select(name => name!.GetValue<string>());
}
