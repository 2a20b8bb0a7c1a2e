using System.Text.Json.Nodes;

namespace Runway.OpenApi.Output;

/// <summary>A name in the reconciled document that the live API does not accept, or no longer accepts.</summary>
internal sealed record MarkedName(string Where, string Name, string Status, string Note);

/// <summary>Finds such names in a document.</summary>
internal static class MarkedNames
{
    public static IEnumerable<MarkedName> In(JsonObject document)
    {
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                if (operation!["x-runway-status"] is { } status)
                    yield return new("operation", $"{method.ToUpperInvariant()} {path}", status.ToString(), Nearest(operation));
            }
        }

        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        {
            foreach (var mark in InSchema(name, schema!.AsObject()))
                yield return mark;
        }
    }

    private static IEnumerable<MarkedName> InSchema(string name, JsonObject schema)
    {
        var models = Listed($"{name}.model", schema["x-runway-models"]);
        var members = (schema["properties"] as JsonObject ?? []).SelectMany(p => InMember(name, p.Key, p.Value!));
        return models.Concat(members);
    }

    private static IEnumerable<MarkedName> InMember(string schema, string member, JsonNode definition)
    {
        var values = Listed($"{schema}.{member}", definition["x-runway-values"]);
        return definition["x-runway-status"] is { } status
            ? values.Prepend(new(schema, member, status.ToString(), Nearest(definition)))
            : values;
    }

    private static IEnumerable<MarkedName> Listed(string where, JsonNode? names) =>
        (names as JsonObject ?? [])
        .Where(n => n.Value!["status"]!.ToString() != "live")
        .Select(n => new MarkedName(where, n.Key, n.Value!["status"]!.ToString(), n.Value["note"]!.ToString()));

    private static string Nearest(JsonNode marked) => $"Nearest real one: {marked["x-runway-nearest"]}.";
}
