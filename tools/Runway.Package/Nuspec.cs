using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Runway.Package;

/// <summary>The .nuspec file of a package, with the elements and tags that the PowerShell Gallery needs.</summary>
internal static class Nuspec
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    public static string Write(ModuleManifest manifest)
    {
        // URLs, since the gallery does not support an embedded licence and icon.
        var metadata = new XElement(
            Schema + "metadata",
            Element("id", manifest.Name),
            Element("version", manifest.Version),
            Element("authors", manifest.Author),
            Element("owners", manifest.CompanyName ?? manifest.Author),
            Element("requireLicenseAcceptance", manifest.RequireLicenseAcceptance ? "true" : "false"),
            Element("licenseUrl", manifest.LicenseUri),
            Element("projectUrl", manifest.ProjectUri),
            Element("iconUrl", manifest.IconUri),
            Element("description", manifest.Description),
            Element("releaseNotes", manifest.ReleaseNotes),
            Element("copyright", manifest.Copyright),
            Element("tags", Tags(manifest)),
            Dependencies(manifest));
        return ToText(new XElement(Schema + "package", metadata));
    }

    /// <summary>
    /// The tags of the manifest, and those by which Find-PSResource -CommandName finds a command. Without PSCmdlet_, which only the former
    /// PowerShellGet adds: with both, a module of eighty cmdlets has more tags than a gallery takes.
    /// </summary>
    public static string Tags(ModuleManifest manifest)
    {
        var cmdlets = manifest.Cmdlets ?? [];
        IEnumerable<string> tags =
        [
            "PSModule",
            .. manifest.Tags,
            .. cmdlets.Count > 0 ? ["PSIncludes_Cmdlet"] : Array.Empty<string>(),
            .. cmdlets.Order(StringComparer.Ordinal).Select(name => $"PSCommand_{name}"),
        ];
        return string.Join(' ', tags.Distinct(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>XML in UTF-8 with line feeds, on every system.</summary>
    internal static string ToText(XElement root)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using (var writer = XmlWriter.Create(bytes, settings))
            root.Save(writer);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    // In brackets: exactly this version. All modules of a release have the same version and label.
    private static XElement? Dependencies(ModuleManifest manifest) => manifest.Required.Count == 0 ? null : new(
        Schema + "dependencies",
        manifest.Required.Select(required => new XElement(
            Schema + "dependency", new XAttribute("id", required.Name!), new XAttribute("version", $"[{manifest.Version}]"))));

    private static XElement? Element(string name, string? value) => value is null ? null : new(Schema + name, value);
}
