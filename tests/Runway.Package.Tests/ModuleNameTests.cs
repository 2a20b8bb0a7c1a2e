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
    public void What_requires_the_module_follows_its_name(string name)
    {
        ModuleName.Give(_modules, name);

        Assert.Equal(new[] { name, "RunwayAI" }.Order(), Directory.GetDirectories(_modules).Select(Path.GetFileName).Order());
        Assert.Equal("1.2.3", Manifest(name).Version);
        Assert.Equal([(name, "1.2.3")], Manifest("RunwayAI").Required);
    }

    [Fact]
    public void The_packages_have_the_name_and_depend_on_it()
    {
        ModuleName.Give(_modules, "Contoso.Runway");
        using var sample = new SampleModule();

        Assert.Equal("Contoso.Runway.1.2.3.nupkg", sample.Pack(module: Path.Combine(_modules, "Contoso.Runway")).Name);
        using var package = ZipFile.OpenRead(sample.Pack(module: Path.Combine(_modules, "RunwayAI")).FullName);
        using var content = package.GetEntry("RunwayAI.nuspec")!.Open();
        Assert.Equal("Contoso.Runway", (string?)XElement.Load(content).Descendants().Single(element => element.Name.LocalName == "dependency").Attribute("id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../Runway")]
    [InlineData("Run way")]
    [InlineData("Runway'")]
    [InlineData("RunwayAI")]
    public void What_is_not_a_name_is_refused_and_changes_nothing(string name)
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
