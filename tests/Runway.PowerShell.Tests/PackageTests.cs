using System.Diagnostics;
using Runway.Package;
using Runway.Tests.Bridge;

namespace Runway.Tests;

/// <summary>The packages that users get. The Pester suite runs on them too: see <see cref="PesterTests"/>.</summary>
public sealed class PackageTests
{
    private static readonly string[] NotSources = ["bin", "obj", "out", ".git", ".vs", "node_modules", "TestResults"];

    [Fact]
    public void The_same_sources_in_another_folder_give_the_same_bytes()
    {
        var folder = Directory.CreateTempSubdirectory("runway-somewhere-else-");
        try
        {
            CopySources(new DirectoryInfo(ReleasedPackage.Repository.Root), folder.FullName);

            var others = ReleasedPackage.Make(new Repository(folder.FullName));

            Assert.Equal(ReleasedPackage.Files.Select(file => file.Name), others.Select(other => other.Name));
            Assert.All(ReleasedPackage.Files.Zip(others), pair => Assert.True(
                File.ReadAllBytes(pair.First.FullName).AsSpan().SequenceEqual(File.ReadAllBytes(pair.Second.FullName)),
                $"The two packages {pair.First.Name} differ."));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_session_that_has_nothing_else_finds_the_installed_module_by_a_name()
    {
        using var installed = new InstalledPackage(versioned: true);
        var home = Directory.CreateDirectory(Path.Combine(installed.ModulePath, "home")).FullName;
        var start = Pwsh.Start("-Command", """
            $ErrorActionPreference = 'Stop'
            Test-ModuleManifest (Get-Module Runway -ListAvailable).Path | ForEach-Object { "$($_.Name) $($_.Version)" }
            Connect-Runway -Emulator -ClockRate 1000
            'a', 'b' | New-RunwayImage | Save-RunwayTaskOutput -DestinationPath $HOME/pictures | Measure-Object | ForEach-Object Count
            (Get-Module Runway).ModuleBase
            (Get-Help New-RunwayImage).examples.example.Count -ge 3
            # The other module is found by the name of its command, and brings this one.
            Remove-Module Runway
            Connect-RunwayAI -Emulator
            (New-RunwayAIImage 'a').Kind
            (Get-Module RunwayAI).ModuleBase
            (Get-Module Runway).ModuleBase
            (Get-Help New-RunwayAIImage).examples.example.Count -ge 3
            """);
        start.Environment["HOME"] = home;
        start.Environment["PSModulePath"] = installed.ModulePath;

        using var child = Process.Start(start)!;
        child.StandardInput.Close();
        var problems = child.StandardError.ReadToEndAsync();
        var said = (await child.StandardOutput.ReadToEndAsync()).ReplaceLineEndings("\n");
        await child.WaitForExitAsync();

        Assert.Equal(string.Empty, await problems);
        Assert.Equal($"Runway {Path.GetFileName(installed.Folder)}\n2\n{installed.Folder}\nTrue\nImage\n{installed.FolderAI}\n{installed.Folder}\nTrue\n", said);
    }

    private static void CopySources(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(folder => !NotSources.Contains(folder.Name)))
            CopySources(folder, Path.Combine(to, folder.Name));
    }
}
