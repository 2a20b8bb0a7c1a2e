using System.IO.Compression;
using System.Xml.Linq;

namespace Runway.Package.Tests;

/// <summary>The publication data, in the manifest and in the package.</summary>
public sealed class PublicationTests : IDisposable
{
    private static readonly Publication Full = new()
    {
        CompanyName = "Contoso, the ‘real’ one's",
        ProjectUri = "https://contoso.example/runway#readme",
        IconUri = "https://contoso.example/Runway.png",
        HelpInfoUri = "https://contoso.example/help/",
        ReleaseNotes = "- It's new.\r\n- And <good> & \"cheap\".",
    };

    private readonly SampleModule _module = new();

    public void Dispose() => _module.Dispose();

    [Theory]
    [InlineData("Runway")]
    [InlineData("Contoso.Runway")]
    public void Publication_data_are_in_the_manifest_and_in_the_package_under_every_name(string name)
    {
        var package = _module.Pack(publication: Full with { Name = name });

        var manifest = ModuleManifest.Parse(name, Read(package, name + ".psd1"));
        Assert.Equal(
            (Full.CompanyName, Full.ProjectUri, Full.IconUri, Full.HelpInfoUri, "- It's new.\n- And <good> & \"cheap\"."),
            (manifest.CompanyName, manifest.ProjectUri, manifest.IconUri, manifest.HelpInfoUri, manifest.ReleaseNotes));
        var description = Description(package, name);
        Assert.Equal("the author's own", description["authors"]);
        Assert.Equal(Full.CompanyName, description["owners"]);
        Assert.Equal(Full.ProjectUri, description["projectUrl"]);
        Assert.Equal(Full.IconUri, description["iconUrl"]);
        Assert.Equal(manifest.ReleaseNotes, description["releaseNotes"]);
    }

    [Fact]
    public void Without_parameters_the_release_notes_are_from_the_changelog_and_the_author_is_the_owner()
    {
        var package = _module.Pack();

        var manifest = ModuleManifest.Parse("Runway", Read(package, "Runway.psd1"));
        Assert.Equal((null, null, null, "- It exists."), (manifest.CompanyName, manifest.IconUri, manifest.HelpInfoUri, manifest.ReleaseNotes));
        var description = Description(package, "Runway");
        Assert.Equal("the author's own", description["owners"]);
        Assert.False(description.ContainsKey("iconUrl"));
    }

    [Theory]
    [InlineData("contoso.example")]
    [InlineData("http://contoso.example")]
    [InlineData("/docs/Runway.png")]
    [InlineData("docs/Runway.png")]
    [InlineData("https://")]
    [InlineData("https:contoso.example")]
    [InlineData("https://contoso.example/a b")]
    [InlineData("https://user:secret@contoso.example")]
    [InlineData("file:///docs/Runway.png")]
    [InlineData(" https://contoso.example")]
    [InlineData("")]
    public void An_address_that_is_not_absolute_https_is_refused_in_every_parameter(string address)
    {
        Assert.Equal(
            ["ProjectUri", "IconUri", "HelpInfoUri"],
            new Publication { ProjectUri = address, IconUri = address, HelpInfoUri = address }.Problems().Select(problem => problem.Split(' ')[0]));

        // The source manifest may have one too.
        foreach (var key in (string[])["LicenseUri", "ProjectUri", "IconUri", "HelpInfoURI"])
        {
            using var module = new SampleModule();
            var manifest = ModuleManifest.Parse("Runway", SampleModule.Manifest);
            if (key == "HelpInfoURI")
                manifest.Set(key, address);
            else
                manifest.SetPublished(key, address);
            module.Write("modules/Runway/Runway.psd1", manifest.ToText());
            Assert.Equal($"{key} '{address}' is not an absolute https address without a user", Assert.Throws<PackageException>(() => module.Pack()).Message);
        }
    }

    [Theory]
    [InlineData("", "\u001b[31m")]
    [InlineData(" ", " ")]
    [InlineData("two\nlines", "")]
    public void Empty_texts_and_control_characters_are_refused(string company, string notes) => Assert.Equal(
        ["CompanyName is empty or has a control character", "ReleaseNotes are empty or have a control character"],
        new Publication { CompanyName = company, ReleaseNotes = notes }.Problems());

    [Fact]
    public void Release_notes_that_are_too_long_for_the_gallery_are_refused() => Assert.Equal(
        ["ReleaseNotes have 35,001 characters, 35,000 are the limit"], new Publication { ReleaseNotes = new('a', 35_001) }.Problems());

    [Fact]
    public void Without_parameters_there_is_no_error() => Assert.Empty(new Publication().Problems());

    [Fact]
    public void Signed_files_are_packed_as_they_are()
    {
        _module.Pack(publication: Full);
        var manifest = Path.Combine(_module.Module, "Runway.psd1");
        var signed = File.ReadAllText(manifest) + "\r\n# SIG # Begin signature block\r\n# MIIx\r\n# SIG # End signature block\r\n";
        File.WriteAllText(manifest, signed);

        var package = _module.PackUnchanged().Single();

        Assert.Equal(signed, Read(package, "Runway.psd1"));
        Assert.Equal(Full.CompanyName, Description(package, "Runway")["owners"]);
    }

    [Theory]
    [InlineData(new[] { "--project-uri=contoso.example" }, "error: ProjectUri 'contoso.example' is not an absolute https address without a user")]
    [InlineData(new[] { "--name=Run way" }, "error: 'Run way' cannot be the name of the module: letters, digits, dots and hyphens, and not that of a module beside it")]
    [InlineData(new[] { "--no-build", "--company-name=Contoso" }, "error: --company-name is written by the build: give it to that, and not together with --no-build")]
    public void Wrong_parameters_are_refused_before_anything_is_compiled(string[] arguments, string problem)
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        Assert.Equal(2, CommandLine.Run(arguments, Path.GetTempPath(), output, error));
        Assert.Equal(problem, error.ToString().TrimEnd());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void A_package_needs_a_build()
    {
        Directory.Delete(_module.Modules, recursive: true);

        Assert.StartsWith("no modules were built in ", Assert.Throws<PackageException>(() => _module.PackUnchanged()).Message);
    }

    private static Dictionary<string, string> Description(FileInfo package, string name) =>
        XElement.Parse(Read(package, name + ".nuspec")).Elements().Single().Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);

    private static string Read(FileInfo file, string entry)
    {
        using var package = ZipFile.OpenRead(file.FullName);
        using var content = new StreamReader(package.GetEntry(entry)!.Open());
        return content.ReadToEnd();
    }
}
