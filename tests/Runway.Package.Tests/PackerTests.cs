using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace Runway.Package.Tests;

public sealed class PackerTests : IDisposable
{
    private readonly SampleModule _module = new();

    public void Dispose() => _module.Dispose();

    [Fact]
    public void The_package_description_has_the_values_of_the_manifest_and_the_changelog()
    {
        using var package = ZipFile.OpenRead(_module.Pack().FullName);
        using var content = package.GetEntry("Runway.nuspec")!.Open();
        var metadata = XElement.Load(content).Elements().Single().Elements();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["id"] = "Runway",
                ["version"] = "1.2.3",
                ["authors"] = "the author's own",
                ["owners"] = "the author's own",
                ["requireLicenseAcceptance"] = "false",
                ["licenseUrl"] = "https://example.org/licence",
                ["projectUrl"] = "https://example.org",
                ["description"] = "A module & nothing else.",
                ["releaseNotes"] = "- It exists.",
                ["copyright"] = "(c) 2026",
                ["tags"] = "PSModule One Two PSIncludes_Cmdlet PSCommand_Get-Thing PSCommand_Remove-Thing",
            },
            metadata.ToDictionary(element => element.Name.LocalName, element => element.Value));
    }

    [Fact]
    public void The_files_of_the_module_are_at_the_root_after_the_parts_of_the_package()
    {
        using var package = ZipFile.OpenRead(_module.Pack().FullName);
        var names = package.Entries.Select(entry => entry.FullName).ToList();

        Assert.Equal(["_rels/.rels", "Runway.nuspec"], names[..2]);
        Assert.Matches("^package/services/metadata/core-properties/[0-9a-f]{32}\\.psmdcp$", names[2]);
        Assert.Equal(
            ["[Content_Types].xml", "LICENSE", "Runway.png", "Runway.psd1", "Runway.sha256", "en-US/about.help.txt"], names[3..]);
    }

    [Fact]
    public void Every_part_has_a_content_type_and_every_relation_has_a_target()
    {
        using var package = ZipFile.OpenRead(_module.Pack().FullName);
        var types = Load("[Content_Types].xml").Elements()
            .Select(type => (string?)type.Attribute("Extension") ?? (string)type.Attribute("PartName")!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parts = package.Entries.Select(entry => entry.FullName).Where(name => name != "[Content_Types].xml");

        Assert.All(parts, name => Assert.Contains(Path.HasExtension(name) ? Path.GetExtension(name)[1..] : "/" + name, types));
        Assert.All(
            Load("_rels/.rels").Elements(),
            relation => Assert.NotNull(package.GetEntry(((string)relation.Attribute("Target")!)[1..])));

        XElement Load(string name)
        {
            using var content = package.GetEntry(name)!.Open();
            return XElement.Load(content);
        }
    }

    [Fact]
    public void The_catalog_names_every_other_file_with_its_hash()
    {
        using var package = ZipFile.OpenRead(_module.Pack().FullName);
        using var catalog = new StreamReader(package.GetEntry("Runway.sha256")!.Open());
        var lines = catalog.ReadToEnd().TrimEnd('\n').Split('\n').Select(line => line.Split("  ")).ToList();

        Assert.Equal(["LICENSE", "Runway.png", "Runway.psd1", "en-US/about.help.txt"], lines.Select(line => line[1]));
        foreach (var line in lines)
        {
            using var content = package.GetEntry(line[1])!.Open();
            Assert.Equal(line[0], Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    [Fact]
    public void The_same_module_in_another_folder_and_later_gives_the_same_bytes()
    {
        using var other = new SampleModule();
        File.SetLastWriteTimeUtc(Path.Combine(other.Module, "LICENSE"), DateTime.UtcNow.AddYears(-1));

        Assert.Equal(File.ReadAllBytes(_module.Pack().FullName), File.ReadAllBytes(other.Pack("elsewhere").FullName));
    }

    [Fact]
    public void Another_module_gives_other_bytes()
    {
        var before = File.ReadAllBytes(_module.Pack().FullName);
        _module.Write("modules/Runway/LICENSE", "another licence");

        Assert.NotEqual(before, File.ReadAllBytes(_module.Pack().FullName));
    }

    [Fact]
    public void A_package_that_is_too_large_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_module.Module, "noise"), RandomNumberGenerator.GetBytes(Packer.SizeLimit));

        Assert.Contains("limit", Refusal(_module).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_that_loads_on_one_system_only_is_refused()
    {
        _module.AddAssembly("Runway.Good.dll", CorFlags.ILOnly);
        _module.AddAssembly("Runway.Bad.dll", CorFlags.ILLibrary);

        Assert.Equal(["Runway.Bad.dll holds native code, which loads on one system only"], Refusal(_module));
    }

    [Fact]
    public void An_assembly_of_others_or_of_a_required_module_is_refused_outside_of_Wire()
    {
        Directory.CreateDirectory(Path.Combine(_module.Module, "Wire"));
        _module.AddAssembly("Wire/Other.dll", CorFlags.ILOnly);
        _module.AddAssembly("Foreign.dll", CorFlags.ILOnly);
        _module.AddAssembly("RunwayAI.Core.dll", CorFlags.ILOnly);
        _module.AddAssembly("Wire/Native.dll", CorFlags.ILLibrary);

        Assert.Equal(
            ["Foreign.dll is not the module's own and lies outside of Wire/", "RunwayAI.Core.dll is not the module's own and lies outside of Wire/", "Native.dll holds native code, which loads on one system only"],
            Refusal(_module));
    }

    [Theory]
    [InlineData("'Remove-Thing'", "'Remove-*'", "CmdletsToExport holds a wildcard")]
    [InlineData("FunctionsToExport = @()", "FunctionsToExport = '*'", "FunctionsToExport is not a list in the manifest")]
    [InlineData("AliasesToExport   = @()", "", "AliasesToExport is not a list in the manifest")]
    [InlineData("LicenseUri", "Licence", "the manifest has no LicenseUri")]
    [InlineData("AliasesToExport ", "RequiredModules = @('Other'); AliasesToExport ", "the manifest requires Other in version '': RequiredVersion has to be 1.2.3, as all modules of a release have one version")]
    [InlineData("AliasesToExport ", "RequiredModules = @(@{ ModuleName = 'Other'; ModuleVersion = '1.2.3' }); AliasesToExport ", "the manifest requires Other in version '': RequiredVersion has to be 1.2.3, as all modules of a release have one version")]
    [InlineData("AliasesToExport ", "RequiredModules = @(@{ ModuleName = 'Other'; RequiredVersion = '1.2.2' }); AliasesToExport ", "the manifest requires Other in version '1.2.2': RequiredVersion has to be 1.2.3, as all modules of a release have one version")]
    [InlineData("AliasesToExport ", "RequiredModules = @(@{ RequiredVersion = '1.2.3' }); AliasesToExport ", "the manifest requires a module without a name in version '1.2.3': RequiredVersion has to be 1.2.3, as all modules of a release have one version")]
    [InlineData("'1.2.3'", "'1.2.4'", "CHANGELOG.md has no section for version 1.2.4")]
    [InlineData("Author ", "Writer ", "the manifest has no Author")]
    [InlineData("'1.2.3'", "$version", "line 3 of the manifest is not plain data")]
    public void A_manifest_with_wrong_or_missing_values_is_refused(string part, string replacement, string reason)
    {
        using var module = new SampleModule(SampleModule.Manifest.Replace(part, replacement, StringComparison.Ordinal));

        Assert.Equal([reason], Refusal(module));
    }

    [Theory]
    [InlineData("Tags =", "1.2.3")]
    [InlineData("Prerelease = 'beta1'; Tags =", "1.2.3-beta1")]
    public void A_required_module_is_a_dependency_on_exactly_that_version(string tags, string version)
    {
        using var module = new SampleModule(SampleModule.Manifest
            .Replace("Tags =", tags, StringComparison.Ordinal)
            .Replace("AliasesToExport ", "RequiredModules = @(@{ ModuleName = 'Other'; RequiredVersion = '1.2.3' }); AliasesToExport ", StringComparison.Ordinal));
        module.Write("CHANGELOG.md", $"## [{version}]\n- Soon.");

        using var package = ZipFile.OpenRead(module.Pack().FullName);
        using var content = package.GetEntry("Runway.nuspec")!.Open();
        var dependency = XElement.Load(content).Descendants().Single(element => element.Name.LocalName == "dependency");
        Assert.Equal(("Other", $"[{version}]"), ((string)dependency.Attribute("id")!, (string)dependency.Attribute("version")!));
    }

    [Fact]
    public void A_prerelease_label_is_part_of_the_version()
    {
        using var module = new SampleModule(SampleModule.Manifest.Replace("Tags =", "Prerelease = 'beta1'; Tags =", StringComparison.Ordinal));
        module.Write("CHANGELOG.md", "## [1.2.3-beta1]\n- Soon.");

        Assert.Equal("Runway.1.2.3-beta1.nupkg", module.Pack().Name);
    }

    private static IReadOnlyList<string> Refusal(SampleModule module) =>
        Assert.Throws<PackageException>(() => module.Pack()).Problems;
}
