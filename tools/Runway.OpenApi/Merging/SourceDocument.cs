using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;

namespace Runway.OpenApi.Merging;

/// <summary>One source in the common form: the server is a bare origin and the paths carry its prefix.</summary>
/// <param name="Name">How reports call the source.</param>
/// <param name="Document">The OpenAPI document.</param>
/// <param name="PathPrefix">What was moved from the server's URL into the paths; empty if nothing was.</param>
internal sealed record SourceDocument(string Name, JsonObject Document, string PathPrefix)
{
    public static SourceDocument Parse(string name, string yaml)
    {
        var document = YamlReader.Read(yaml, name);
        if (document["openapi"] is null || document["paths"] is not JsonObject)
            throw new ReconciliationException($"{name}: no OpenAPI document (openapi and paths are expected)");
        return new(name, document, MoveServerPathIntoPaths(document, name));
    }

    // An overlay cannot rename a key, so the prefix is the one correction that is made here.
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
