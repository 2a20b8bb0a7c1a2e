using System.Diagnostics;
using System.Reflection;

namespace Runway.Generated.Tests;

/// <summary>The build step that generates the clients, with a small document in a temporary folder and without a network.</summary>
public sealed class KiotaStepTests : IDisposable
{
    private const string Document = """
        {"openapi":"3.1.0","info":{"title":"t","version":"1"},"servers":[{"url":"https://x.test"}],"paths":{"/a":{"get":{
        "responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"string"}}}}}}}}}}}
        """;

    private static readonly string Packages = typeof(KiotaStepTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Packages")
        .Value!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("runway-kiota-");

    private string Client => Path.Combine(_folder.FullName, "obj", "Kiota", "Api.cs");

    [Fact]
    public async Task The_step_generates_a_client_without_a_network_and_only_once()
    {
        var first = await BuildAsync(Document);
        Assert.True(first.Code == 0, first.Said);
        var written = File.GetLastWriteTimeUtc(Client);

        var second = await BuildAsync(document: null);

        Assert.True(second.Code == 0, second.Said);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Client));
    }

    [Fact]
    public async Task A_warning_of_Kiota_fails_this_build_and_the_next()
    {
        // It returns 0 and logs that the document names no server.
        var warned = await BuildAsync(Document.Replace("\"servers\":[{\"url\":\"https://x.test\"}],", string.Empty, StringComparison.Ordinal));
        Assert.NotEqual(0, warned.Code);
        Assert.Contains("error : Kiota warns about ", warned.Said, StringComparison.Ordinal);
        Assert.Contains("No server url found", warned.Said, StringComparison.Ordinal);

        Assert.NotEqual(0, (await BuildAsync(document: null)).Code);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // The project and the document are written only with a document: both are inputs of the step.
    private async Task<(int Code, string Said)> BuildAsync(string? document)
    {
        var project = Path.Combine(_folder.FullName, "client.proj");
        if (document is not null)
        {
            var path = Path.Combine(_folder.FullName, "document.json");
            await File.WriteAllTextAsync(path, document);
            await File.WriteAllTextAsync(project, $"""
                <Project>
                  <PropertyGroup>
                    <KiotaDocument>{path}</KiotaDocument>
                    <KiotaNamespace>Small</KiotaNamespace>
                    <KiotaClient>Api</KiotaClient>
                    <NuGetPackageRoot>{Packages}</NuGetPackageRoot>
                  </PropertyGroup>
                  <Import Project="{Repository.PathOf("src/Kiota.targets")}" />
                </Project>
                """);
        }

        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["msbuild", project, "-target:WriteClient", "-nodeReuse:false", "-noLogo"])
        {
            RedirectStandardOutput = true,
            Environment = { ["http_proxy"] = "http://127.0.0.1:9", ["https_proxy"] = "http://127.0.0.1:9" },
        };
        using var build = Process.Start(start)!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return (build.ExitCode, said);
    }
}
