using System.Text.Json.Nodes;

namespace Runway.OpenApi.Tests;

/// <summary>The sources, overlays and outputs of the repository, read once for all tests.</summary>
internal static class Repository
{
    private static readonly Lazy<Reconciliation> Made = new(() => Files.Reconcile(ApiFiles.Runway));

    private static readonly Lazy<Reconciliation> MadeForRunwayAI = new(() => Files.Reconcile(ApiFiles.RunwayAI));

    public static RepositoryFiles Files => RepositoryFiles.Find(AppContext.BaseDirectory);

    public static Reconciliation Reconciliation => Made.Value;

    public static Reconciliation RunwayAI => MadeForRunwayAI.Value;

    public static JsonObject Document => Reconciliation.Document;

    public static string Root { get; } = FindRoot();

    public static string Seed(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seeds", name));

    public static string Source(string name) => File.ReadAllText(Path.Combine(Root, "openapi", "sources", name));

    public static JsonObject Schema(string name) => Document["components"]!["schemas"]![name]!.AsObject();

    public static JsonObject Member(string schema, string member) => Schema(schema)["properties"]![member]!.AsObject();

    public static JsonObject Model(string schema, string model) => Schema(schema)["x-runway-models"]![model]!.AsObject();

    public static IReadOnlyList<string> Strings(JsonNode? list) => [.. list!.AsArray().Select(e => e!.GetValue<string>())];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RunwayPS.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
