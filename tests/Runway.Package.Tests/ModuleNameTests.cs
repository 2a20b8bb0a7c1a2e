using System.IO.Compression;
using System.Xml.Linq;

namespace Runway.Package.Tests;

/// <summary>The module Runway under another name, beside a module that requires it.</summary>
public sealed class ModuleNameTests : IDisposable
{
    private readonly string _modules = Directory.CreateTempSubdirectory("runway-names-").FullName;

    public ModuleNameTests()
    {
        Write("Runway", SampleModule.Manifest);
        Write("RunwayAI", SampleModule.Manifest.Replace("AliasesToExport ", "RequiredModules = @(@{ ModuleName = 'Runway'; RequiredVersion = '1.2.3' }); AliasesToExport ", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_modules, recursive: true);

    [Theory]
    [InlineData("Runway")]
    [InlineData("RunwayForPowerShell")]
    [InlineData("Contoso.Runway")]
    public void A_module_that_requires_the_renamed_module_names_it(string name)
    {
        ModuleName.Give(_modules, name);

        Assert.Equal(new[] { name, "RunwayAI" }.Order(), Directory.GetDirectories(_modules).Select(Path.GetFileName).Order());
        Assert.Equal("1.2.3", Manifest(name).Version);
        Assert.Equal([(name, "1.2.3")], Manifest("RunwayAI").Required);
    }

    [Fact]
    public void The_packages_have_the_new_name_and_depend_on_it()
    {
        new Publication { Name = "Contoso.Runway" }.WriteTo(_modules, "## [1.2.3]\n- It exists.");
        using var sample = new SampleModule();
        var packages = sample.PackUnchanged(_modules);

        Assert.Equal(["Contoso.Runway.1.2.3.nupkg", "RunwayAI.1.2.3.nupkg"], packages.Select(file => file.Name));
        using var package = ZipFile.OpenRead(packages[1].FullName);
        using var content = package.GetEntry("RunwayAI.nuspec")!.Open();
        Assert.Equal("Contoso.Runway", (string?)XElement.Load(content).Descendants().Single(element => element.Name.LocalName == "dependency").Attribute("id"));
    }

    [Fact]
    public void The_help_uses_the_new_name()
    {
        File.WriteAllText(Path.Combine(_modules, "Runway", "about.help.txt"), """
            Get-Command -Module Runway; Runway\Connect-Runway; @{ ModuleName = 'Runway' }
            about_Runway, Connect-Runway, Get-Command -Module RunwayAI and RunwayAI\Connect-RunwayAI, %APPDATA%\Runway\Profiles
            """);

        ModuleName.Give(_modules, "Contoso.Runway");

        Assert.Equal(
            """
            Get-Command -Module Contoso.Runway; Contoso.Runway\Connect-Runway; @{ ModuleName = 'Contoso.Runway' }
            about_Runway, Connect-Runway, Get-Command -Module RunwayAI and RunwayAI\Connect-RunwayAI, %APPDATA%\Runway\Profiles
            """,
            File.ReadAllText(Path.Combine(_modules, "Contoso.Runway", "about.help.txt")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../Runway")]
    [InlineData("Run way")]
    [InlineData("Runway'")]
    [InlineData("RunwayAI")]
    public void An_invalid_name_is_refused_and_changes_nothing(string name)
    {
        Assert.Throws<PackageException>(() => ModuleName.Give(_modules, name));
        Assert.Equal("Runway", Manifest("RunwayAI").Required.Single().Name);
        Assert.Equal("1.2.3", Manifest("Runway").Version);
    }

    private ModuleManifest Manifest(string name) => ModuleManifest.Read(Path.Combine(_modules, name, name + ".psd1"));

    private void Write(string name, string manifest)
    {
        Directory.CreateDirectory(Path.Combine(_modules, name));
        File.WriteAllText(Path.Combine(_modules, name, name + ".psd1"), manifest);
    }
}
