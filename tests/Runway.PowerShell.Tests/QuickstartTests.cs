using System.Diagnostics;
using Runway.Tests.Bridge;

namespace Runway.Tests;

/// <summary>The first command of the README, from another folder and in another language.</summary>
public sealed class QuickstartTests
{
    [Fact]
    public async Task The_quickstart_saves_a_picture_for_every_prompt()
    {
        var root = ReleasedPackage.Repository.Root;
        var pictures = new DirectoryInfo(Path.Combine(root, "out", "quickstart"));
        if (pictures.Exists)
            pictures.Delete(recursive: true);
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Quickstart.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["LC_ALL"] = "de_DE.UTF-8";

        using var child = Process.Start(start)!;
        var problems = child.StandardError.ReadToEndAsync();
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        Assert.Equal(string.Empty, await problems);
        Assert.Equal(0, child.ExitCode);
        var prompts = File.ReadLines(Path.Combine(root, "samples", "prompts.txt")).Count();
        var names = pictures.EnumerateFiles("*.png").Select(picture => picture.Name).ToList();
        Assert.Equal(prompts, names.Count);
        Assert.All(names, name => Assert.Contains(name, said, StringComparison.Ordinal));
        Assert.Contains("New-RunwayImage | Save-RunwayTaskOutput", said, StringComparison.Ordinal);
    }
}
