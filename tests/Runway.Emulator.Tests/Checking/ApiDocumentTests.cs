using System.Text.Json.Nodes;

namespace Runway.Emulator.Tests;

public sealed class ApiDocumentTests
{
    [Fact]
    public void The_embedded_document_is_the_committed_one_without_descriptions()
    {
        var committed = JsonNode.Parse(File.ReadAllText(PathOf("openapi/runway.openapi.json")));
        using var stream = typeof(RunwayEmulator).Assembly.GetManifestResourceStream("runway.openapi.json")!;
        var embedded = JsonNode.Parse(stream);

        Assert.True(JsonNode.DeepEquals(WithoutText(committed), embedded));
    }

    private static JsonNode? WithoutText(JsonNode? node) => node switch
    {
        JsonObject all => new JsonObject(all.Where(m => m is not { Key: "description" or "summary", Value: JsonValue }).Select(m => KeyValuePair.Create(m.Key, WithoutText(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithoutText)]),
        _ => node?.DeepClone(),
    };

    private static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RunwayPS.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, file);
    }
}
