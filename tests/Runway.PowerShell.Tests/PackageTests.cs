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
    public async Task A_session_without_other_modules_finds_the_installed_module_by_a_cmdlet_name()
    {
        using var installed = new InstalledPackage(versioned: true);
        var home = Directory.CreateDirectory(Path.Combine(installed.ModulePath, "home")).FullName;
        var said = await RunAsync(installed.ModulePath, home, """
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
        Assert.Equal($"Runway {Path.GetFileName(installed.Folder)}\n2\n{installed.Folder}\nTrue\nImage\n{installed.FolderAI}\n{installed.Folder}\nTrue\n", said);
    }

    [Fact]
    public async Task Installing_RunwayAI_installs_the_module_that_it_requires()
    {
        var folder = Directory.CreateTempSubdirectory("runway-feed-");
        try
        {
            foreach (var file in ReleasedPackage.Files)
                file.CopyTo(Path.Combine(folder.FullName, file.Name));

            var said = await RunAsync(Path.Combine(folder.FullName, "modules"), folder.FullName, $$"""
                $feed = 'feed-of-a-test-{{folder.Name}}'
                $modules = New-Item '{{folder.FullName}}/modules' -ItemType Directory
                Import-Module "$PSHOME/Modules/Microsoft.PowerShell.PSResourceGet"
                Register-PSResourceRepository -Name $feed -Uri '{{folder.FullName}}' -Trusted
                try { Save-PSResource RunwayAI -Repository $feed -Path $modules -TrustRepository }
                finally { Unregister-PSResourceRepository $feed }
                (Get-ChildItem $modules).Name
                Connect-RunwayAI -Emulator
                (New-RunwayAIImage 'a').Kind
                """);

            Assert.Equal("Runway\nRunwayAI\nImage\n", said);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("Runway")]
    [InlineData("Contoso.Runway")]
    public async Task Publication_data_are_shown_by_the_feed_and_by_the_installed_modules(string name)
    {
        var folder = Directory.CreateTempSubdirectory("runway-feed-");
        try
        {
            var built = Path.Combine(folder.FullName, "built");
            CopySources(new DirectoryInfo(ReleasedPackage.BuiltModules), built);
            new Publication
            {
                Name = name,
                CompanyName = "Contoso's ‘best’",
                ProjectUri = "https://contoso.example/runway",
                IconUri = "https://contoso.example/Runway.png",
                HelpInfoUri = "https://contoso.example/help/",
                ReleaseNotes = "- It's new.\n- And good.",
            }.WriteTo(built, string.Empty);
            Packer.PackAll(built, ReleasedPackage.Repository, folder.FullName);

            var said = await RunAsync(Path.Combine(folder.FullName, "modules"), folder.FullName, $$"""
                $feed = 'feed-of-a-test-{{folder.Name}}'
                $modules = New-Item '{{folder.FullName}}/modules' -ItemType Directory
                Import-Module "$PSHOME/Modules/Microsoft.PowerShell.PSResourceGet"
                Register-PSResourceRepository -Name $feed -Uri '{{folder.FullName}}' -Trusted
                try {
                    foreach ($found in Find-PSResource {{name}}, RunwayAI -Repository $feed) {
                        $found.Name, $found.Author, $found.CompanyName, $found.ProjectUri, $found.IconUri, $found.ReleaseNotes.Replace("`n", '|') -join ' / '
                    }
                    Save-PSResource RunwayAI -Repository $feed -Path $modules -TrustRepository
                }
                finally { Unregister-PSResourceRepository $feed }
                foreach ($module in Get-Module {{name}}, RunwayAI -ListAvailable) {
                    $module.Name, $module.Author, $module.CompanyName, $module.ProjectUri, $module.IconUri, $module.ReleaseNotes.Replace("`n", '|'), $module.HelpInfoUri -join ' / '
                }
                {{name}}\Connect-Runway -Emulator
                Connect-RunwayAI -Emulator
                (New-RunwayAIImage 'a').Kind
                (Get-RunwayDiagnostic).Module -split ' ' | Select-Object -First 1
                """);

            const string Shown = "the Runway for PowerShell maintainers / Contoso's ‘best’ / https://contoso.example/runway / https://contoso.example/Runway.png / - It's new.|- And good.";
            Assert.Equal(
                [$"{name} / {Shown}", $"RunwayAI / {Shown}", $"{name} / {Shown} / https://contoso.example/help/", $"RunwayAI / {Shown} / https://contoso.example/help/", "Image", name],
                said.TrimEnd('\n').Split('\n'));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // In a session that finds modules only in one folder; it writes no error.
    private static async Task<string> RunAsync(string modulePath, string home, string script)
    {
        var start = Pwsh.Start("-Command", "$ErrorActionPreference = 'Stop'\n" + script);
        start.Environment["HOME"] = home;
        start.Environment["PSModulePath"] = modulePath;

        using var child = Process.Start(start)!;
        child.StandardInput.Close();
        var problems = child.StandardError.ReadToEndAsync();
        var said = (await child.StandardOutput.ReadToEndAsync()).ReplaceLineEndings("\n");
        await child.WaitForExitAsync();

        Assert.Equal(string.Empty, await problems);
        return said;
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
