using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Runway.Package;

/// <summary>Adds the .nuspec file and the OPC parts of a package to the module's files.</summary>
internal static class PackageParts
{
    private const string Relations = "_rels/.rels";
    private const string ContentTypes = "[Content_Types].xml";

    private static readonly XNamespace RelationSchema = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace TypeSchema = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace CoreSchema = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>The entries of the package: its parts first, like NuGet, then the module's files.</summary>
    public static IReadOnlyList<KeyValuePair<string, byte[]>> Around(
        IReadOnlyDictionary<string, byte[]> files, ModuleManifest manifest, byte[] nuspec)
    {
        // NuGet uses a random name; a hash of the description is reproducible.
        var core = $"package/services/metadata/core-properties/{Convert.ToHexStringLower(SHA256.HashData(nuspec))[..32]}.psmdcp";
        var description = $"{manifest.Name}.nuspec";
        return
        [
            new(Relations, Bytes(Relationships(description, core))),
            new(description, nuspec),
            new(core, Bytes(CoreProperties(manifest))),
            new(ContentTypes, Bytes(Types([.. files.Keys, description]))),
            .. files,
        ];
    }

    private static XElement Relationships(string description, string core) => new(
        RelationSchema + "Relationships",
        Relationship("http://schemas.microsoft.com/packaging/2010/07/manifest", description, "R1"),
        Relationship("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", core, "R2"));

    private static XElement Relationship(string type, string target, string id) => new(
        RelationSchema + "Relationship",
        new XAttribute("Type", type),
        new XAttribute("Target", "/" + target),
        new XAttribute("Id", id));

    private static XElement CoreProperties(ModuleManifest manifest) => new(
        CoreSchema + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
        new XElement(DublinCore + "creator", manifest.Author),
        new XElement(DublinCore + "description", manifest.Description),
        new XElement(DublinCore + "identifier", manifest.Name),
        new XElement(CoreSchema + "version", manifest.Version),
        new XElement(CoreSchema + "keywords", Nuspec.Tags(manifest)));

    // Every part needs a content type, by its extension or, without one, by its name.
    private static XElement Types(IEnumerable<string> files)
    {
        var all = files.ToList();
        return new(
            TypeSchema + "Types",
            Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            Default("psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"),
            all.Select(path => Path.GetExtension(path).TrimStart('.')).Where(extension => extension.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(extension => Default(extension, "application/octet")),
            all.Where(path => !Path.HasExtension(path)).Order(StringComparer.Ordinal)
                .Select(path => new XElement(TypeSchema + "Override", new XAttribute("PartName", "/" + path), new XAttribute("ContentType", "application/octet"))));
    }

    private static XElement Default(string extension, string type) => new(
        TypeSchema + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    private static byte[] Bytes(XElement root) => Encoding.UTF8.GetBytes(Nuspec.ToText(root));
}
