using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Runway.OpenApi.Output;

namespace Runway.OpenApi.Catalogue;

/// <summary>
/// Writes catalogue.json: the rules for models of the reconciled document, without prose, references and conditions that would
/// have to be resolved at run time. One line for each model, for readable diffs; requests without a choice of a model are in
/// <c>requests</c>.
/// </summary>
internal static class CatalogueWriter
{
    public static string Write(JsonObject document)
    {
        var members = new MemberSchemas(document);
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"\"factsDate\":{Fact("x-runway-facts-date")},\n");
        text.Append(CultureInfo.InvariantCulture, $"\"pricesDate\":{Fact("x-runway-prices-date")},\n");
        text.Append(CultureInfo.InvariantCulture, $"\"media\":{Fact("x-runway-media-limits")},\n");
        text.Append(CultureInfo.InvariantCulture, $"\"paths\":{JsonText.Compact(Paths(document))},\n");
        text.Append("\"operations\":{\n");
        text.AppendJoin(",\n", Creates(document, "x-runway-models").Select(create => Operation(create, members)));
        text.Append("\n},\n\"requests\":{\n");
        text.AppendJoin(",\n", Creates(document, "x-runway-rule").Select(create => Request(create, members)));
        return text.Append("\n}}\n").ToString();

        string Fact(string keyword) => JsonText.Compact(document[keyword]
            ?? throw new ReconciliationException($"the catalogue needs {keyword} at the top of the document"));
    }

    private static string Operation(CreateOperation create, MemberSchemas members)
    {
        var head = new JsonObject
        {
            ["status"] = create.Operation["x-runway-status"]?.DeepClone() ?? "live",
            ["nearest"] = create.Operation["x-runway-nearest"]?.DeepClone(),
            ["members"] = new JsonArray([.. create.Members.Where(m => m.Key != "model").Select(m => JsonValue.Create(m.Key))]),
        };
        var models = create.Models.Select(m => $"{JsonText.Compact(JsonValue.Create(m.Key))}:{JsonText.Compact(Model(create, m.Value!.AsObject(), members))}");
        return $"\"{create.Name}\":{JsonText.Compact(WithoutNulls(head)).TrimEnd('}')},\"models\":{{\n{string.Join(",\n", models)}}}}}";
    }

    // A request without a choice of a model.
    private static string Request(CreateOperation create, MemberSchemas members)
    {
        var rule = create.Schema["x-runway-rule"]!.AsObject();
        var line = new JsonObject { ["model"] = rule["model"]!.DeepClone() };
        foreach (var (name, value) in Model(create, rule, members))
            line[name] = value?.DeepClone();
        return $"{JsonText.Compact(JsonValue.Create(create.Name))}:{JsonText.Compact(line)}";
    }

    private static JsonObject Model(CreateOperation create, JsonObject rule, MemberSchemas members) => WithoutNulls(new()
    {
        ["status"] = rule["status"]!.DeepClone(),
        ["note"] = rule["note"]?.DeepClone(),
        ["strict"] = rule["strict"]!.DeepClone(),
        ["required"] = rule["required"]!.DeepClone(),
        ["members"] = new JsonObject(rule["properties"]!.AsObject().Select(
            p => KeyValuePair.Create<string, JsonNode?>(p.Key, members.Narrow(create.Members[p.Key]!, p.Value!.AsObject())))),
        ["conditions"] = rule["conditions"]?.DeepClone(),
        ["price"] = rule["price"]?.DeepClone(),
    });

    private static JsonObject Paths(JsonObject document) => new(document["paths"]!.AsObject()
        .OrderBy(path => path.Key, StringComparer.Ordinal)
        .Select(path => KeyValuePair.Create<string, JsonNode?>(path.Key, new JsonArray([.. path.Value!.AsObject()
            .Where(method => method.Value is JsonObject operation && operation.ContainsKey("responses"))
            .Select(method => JsonValue.Create(method.Key.ToUpperInvariant()))]))));

    private static IEnumerable<CreateOperation> Creates(JsonObject document, string rules) =>
        from path in document["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        let reference = method.Value!["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>()
        where reference is not null
        let schema = document["components"]!["schemas"]![reference.Split('/')[^1]]!.AsObject()
        where schema[rules] is not null
        select new CreateOperation(path.Key["/v1/".Length..], method.Value!.AsObject(), schema);

    private static JsonObject WithoutNulls(JsonObject all) =>
        new(all.ToList().Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));

    private sealed record CreateOperation(string Name, JsonObject Operation, JsonObject Schema)
    {
        public JsonObject Members => Schema["properties"]!.AsObject();

        public JsonObject Models => Schema["x-runway-models"]!.AsObject();
    }
}
