using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Tests;

/// <summary>Searches a document; a search without a result fails, because a rule for its results would never fail.</summary>
internal static class Walk
{
    /// <summary>Every object member in the document with its place.</summary>
    public static IReadOnlyList<(NodePath Path, JsonNode? Value)> Members(JsonNode root) => Populated(Below(NodePath.Root, root));

    /// <summary>Every operation by its method and path.</summary>
    public static IReadOnlyList<(string Name, JsonObject Operation)> Operations(JsonObject document) => Populated(
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!.AsObject()));

    /// <summary>Every request schema that has model rules.</summary>
    public static IReadOnlyList<(string Name, JsonObject Schema)> ModelSchemas(JsonObject document) => Populated(
        from schema in document["components"]!["schemas"]!.AsObject()
        where schema.Value!["x-runway-models"] is not null
        select (schema.Key, schema.Value!.AsObject()));

    public static IReadOnlyList<T> Populated<T>(IEnumerable<T> found)
    {
        List<T> list = [.. found];
        Assert.NotEmpty(list);
        return list;
    }

    private static IEnumerable<(NodePath Path, JsonNode? Value)> Below(NodePath path, JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(m => Below(path.Child(m.Key), m.Value).Prepend((path.Child(m.Key), m.Value))),
        JsonArray a => a.SelectMany((entry, i) => Below(path.Child(i.ToString()), entry)),
        _ => [],
    };
}
