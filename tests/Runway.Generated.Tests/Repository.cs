using System.Text.Json;

namespace Runway.Generated.Tests;

/// <summary>The committed documents and sources of the client.</summary>
internal static class Repository
{
    public static JsonElement Document { get; } = JsonDocument.Parse(Read("openapi/runway.openapi.json")).RootElement;

    public static JsonElement RunwayAIDocument { get; } = JsonDocument.Parse(Read("openapi/runway-ai.openapi.json")).RootElement;

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    public static string PathOf(string path) => Path.Combine(Root(AppContext.BaseDirectory), path);

    private static string Root(string from)
    {
        var folder = new DirectoryInfo(from);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No RunwayPS.sln above {from}.");
    }
}
