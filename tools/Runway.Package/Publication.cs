namespace Runway.Package;

/// <summary>
/// What only the publisher of the packages knows: where the project has its public address, who publishes it, and under which
/// name. It is written into the manifests of all built modules. What is not given stays as the sources have it.
/// </summary>
internal sealed record Publication
{
    /// <summary>The name of the module Runway: see <see cref="ModuleName"/>.</summary>
    public string Name { get; init; } = ModuleName.Default;

    /// <summary>The company or person that publishes, which a gallery shows as the owner.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The page of the project.</summary>
    public string? ProjectUri { get; init; }

    /// <summary>The address of the icon.</summary>
    public string? IconUri { get; init; }

    /// <summary>The address under which Update-Help looks for newer help.</summary>
    public string? HelpInfoUri { get; init; }

    /// <summary>What is new; the section of the version in CHANGELOG.md unless given.</summary>
    public string? ReleaseNotes { get; init; }

    /// <summary>What is wrong with it, known before anything is compiled.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. ModuleName.IsValid(Name) ? [] : (string[])[ModuleName.Problem(Name)],
        .. PackageRules.Text(nameof(CompanyName), CompanyName),
        .. PackageRules.Address(nameof(ProjectUri), ProjectUri),
        .. PackageRules.Address(nameof(IconUri), IconUri),
        .. PackageRules.Address(nameof(HelpInfoUri), HelpInfoUri),
        .. PackageRules.Notes(ReleaseNotes),
    ];

    /// <summary>Writes it into the manifests of all modules in a folder.</summary>
    /// <param name="modules">The folder of the built modules.</param>
    /// <param name="changelog">The text of CHANGELOG.md.</param>
    /// <exception cref="PackageException">A name is taken, a manifest is not plain data, or the version has no release notes.</exception>
    public void WriteTo(string modules, string changelog)
    {
        ModuleName.Give(modules, Name);
        foreach (var folder in Directory.GetDirectories(modules))
            WriteManifest(Directory.GetFiles(folder, "*.psd1").Single(), changelog);
    }

    private void WriteManifest(string path, string changelog)
    {
        var manifest = ModuleManifest.Read(path);
        manifest.Set("CompanyName", CompanyName);
        manifest.Set("HelpInfoURI", HelpInfoUri);
        manifest.SetPublished("ProjectUri", ProjectUri);
        manifest.SetPublished("IconUri", IconUri);
        manifest.SetPublished("ReleaseNotes", ReleaseNotes?.ReplaceLineEndings("\n") ?? Changelog.SectionOf(manifest.Version, changelog));
        File.WriteAllText(path, manifest.ToText());
    }
}
