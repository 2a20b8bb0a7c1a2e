using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Merging;

/// <summary>One source in normalized form: the server is only an origin, and the paths have its prefix.</summary>
/// <param name="Name">The name of the source in reports.</param>
/// <param name="Document">The OpenAPI document.</param>
/// <param name="PathPrefix">The prefix that was moved from the server's URL into the paths; may be empty.</param>
internal sealed record SourceDocument(string Name, JsonObject Document, string PathPrefix)
{
    public static SourceDocument Parse(string name, string yaml)
    {
        var document = YamlReader.Read(yaml, name);
        if (document["openapi"] is null || document["paths"] is not JsonObject)
            throw new ReconciliationException($"{name}: no OpenAPI document (openapi and paths are expected)");
        return new(name, document, MoveServerPathIntoPaths(document, name));
    }

    // Moved here, since an overlay cannot rename a key.
    private static string MoveServerPathIntoPaths(JsonObject document, string name)
    {
        if (document["servers"] is not JsonArray { Count: 1 } servers || servers[0] is not JsonObject server)
            throw new ReconciliationException($"{name}: exactly one server is expected");

        var url = new Uri(server["url"]!.GetValue<string>());
        var prefix = url.AbsolutePath.TrimEnd('/');
        server["url"] = url.GetLeftPart(UriPartial.Authority);
        var paths = document["paths"]!.AsObject();
        foreach (var (path, item) in paths.ToList())
        {
            paths.Remove(path);
            paths.Add(prefix + path, item);
        }

        return prefix;
    }
}
