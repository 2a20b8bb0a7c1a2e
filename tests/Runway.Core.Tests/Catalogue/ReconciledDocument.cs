using System.Text.Json.Nodes;

namespace Runway.Tests.Catalogue;

/// <summary>The reconciled API document: the members of an operation, and the rules of a live model.</summary>
internal static class ReconciledDocument
{
    private static readonly JsonObject Root = JsonNode.Parse(File.ReadAllText(PathOf("openapi/runway.openapi.json")))!.AsObject();

    /// <summary>The forms of an address.</summary>
    public static JsonObject Addresses => Root["x-runway-addresses"]!.AsObject();

    /// <summary>Every live model of every operation that creates tasks.</summary>
    public static IEnumerable<LiveModel> LiveModels() =>
        from path in Root["paths"]!.AsObject()
        let body = path.Value!["post"]?["requestBody"]?["content"]?["application/json"]?["schema"] as JsonObject
        where body is not null
        let schema = Resolve(body)
        from model in schema["x-runway-models"] as JsonObject ?? []
        where model.Value!["status"]!.GetValue<string>() == "live"
        select new LiveModel(path.Key.Split('/')[^1], model.Key, schema, model.Value!.AsObject());

    /// <summary>Every recipe and routed generation, whose requests name no model.</summary>
    public static IEnumerable<LiveModel> LiveRequests() =>
        from path in Root["paths"]!.AsObject()
        where path.Key.StartsWith("/v1/recipes/", StringComparison.Ordinal) || path.Key.StartsWith("/v1/generate/", StringComparison.Ordinal)
        let schema = Resolve(path.Value!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!.AsObject())
        let rule = schema["x-runway-rule"]!.AsObject()
        select new LiveModel(path.Key["/v1/".Length..], rule["model"]!.GetValue<string>(), schema, rule) { IsNamed = false };

    /// <summary>A schema without its reference.</summary>
    public static JsonObject Resolve(JsonObject schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? Resolve(Root["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject()) : schema;

    /// <summary>A file of the repository.</summary>
    public static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RunwayPS.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, file);
    }
}

/// <summary>A model, the schema of its operation's body, and its rule in that schema.</summary>
internal sealed record LiveModel(string Operation, string Name, JsonObject Schema, JsonObject Rule)
{
    /// <summary>Whether the request names the model.</summary>
    public bool IsNamed { get; init; } = true;

    public bool IsStrict => Rule["strict"]!.GetValue<bool>();

    public IEnumerable<string> Required => Rule["required"]!.AsArray().Select(name => name!.GetValue<string>());

    public JsonObject Members => Rule["properties"]!.AsObject();

    public JsonArray Conditions => Rule["conditions"] as JsonArray ?? [];

    /// <summary>The schema of a member for the model: that of the operation, narrowed by the rule.</summary>
    public JsonObject Narrowed(string member) => Over(Schema["properties"]![member]!.AsObject(), Members[member]!.AsObject());

    private static JsonObject Over(JsonObject general, JsonObject rule)
    {
        var result = ReconciledDocument.Resolve(general).DeepClone().AsObject();
        if (result["oneOf"] is JsonArray named)
        {
            result["oneOf"] = new JsonArray([.. named.Select(form => ReconciledDocument.Resolve(form!.AsObject()).DeepClone())]);
        }

        if (rule.ContainsKey("type") || rule.ContainsKey("enum") || rule.ContainsKey("oneOf"))
        {
            result.Remove("oneOf");
        }

        var list = (result["oneOf"] as JsonArray)?.Select(form => form!.AsObject()).FirstOrDefault(form => form.ContainsKey("items"));
        foreach (var (keyword, value) in rule)
        {
            var into = list is not null && keyword is "items" or "minItems" or "maxItems" or "x-runway-entries" ? list ?? result : result;
            into[keyword] = keyword switch
            {
                "items" => Over(into["items"]!.AsObject(), value!.AsObject()),
                "properties" => MembersOver(result, rule, value!.AsObject()),
                "required" => new JsonArray([.. (result["required"] as JsonArray ?? []).Concat(value!.AsArray()).Select(n => n!.GetValue<string>()).Distinct().Select(n => JsonValue.Create(n))]),
                _ => value?.DeepClone(),
            };
        }

        return result;
    }

    private static JsonObject MembersOver(JsonObject general, JsonObject rule, JsonObject narrowed)
    {
        var all = general["properties"] as JsonObject ?? [];
        var closed = rule["additionalProperties"] is JsonValue;
        return new(all.Where(p => !closed || narrowed.ContainsKey(p.Key)).Select(p => KeyValuePair.Create<string, JsonNode?>(
            p.Key, narrowed[p.Key] is JsonObject own ? Over(p.Value!.AsObject(), own) : ReconciledDocument.Resolve(p.Value!.AsObject()).DeepClone())));
    }
}
