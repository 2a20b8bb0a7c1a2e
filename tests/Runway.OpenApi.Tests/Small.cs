using System.Text.Json.Nodes;
using Runway.OpenApi.Documents;
using Runway.OpenApi.Merging;
using Runway.OpenApi.Overlays;

namespace Runway.OpenApi.Tests;

/// <summary>Small documents for tests of the engine.</summary>
internal static class Small
{
    /// <summary>A source whose one schema, Thing, is given as YAML flow text.</summary>
    public static SourceDocument Source(string name, string thing, string server = "https://example.com") => SourceDocument.Parse(
        name,
        $$"""
        openapi: 3.1.0
        info: { title: {{name}}, version: '1' }
        servers: [{ url: {{server}} }]
        paths: {}
        components: { schemas: { Thing: {{thing}} } }
        """);

    /// <summary>An overlay of actions, each one given as YAML flow text.</summary>
    public static OverlayDocument Overlay(params string[] actions) => OverlayDocument.Parse(
        "small.overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: small, version: '1' }\nactions:\n" + string.Concat(actions.Select(a => $"  - {a}\n")));

    public static JsonObject Yaml(string yaml) => YamlReader.Read(yaml, "small");
}
