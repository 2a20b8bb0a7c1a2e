using System.Reflection.PortableExecutable;

namespace Runway.Package;

/// <summary>The rules that a module must meet before it is packed.</summary>
internal static class PackageRules
{
    // The gallery stores the tags of a package in a field of this length and drops the rest silently.
    private const int TagsLimit = 4000;

    // The gallery refuses longer release notes.
    private const int NotesLimit = 35_000;

    /// <exception cref="PackageException">A rule is violated; lists all violations.</exception>
    public static void Check(ModuleManifest manifest, string module)
    {
        IReadOnlyList<string> problems = [.. Exports(manifest), .. Metadata(manifest), .. Assemblies(manifest, module)];
        if (problems.Count > 0)
            throw new PackageException([.. problems]);
    }

    /// <summary>What is wrong with an address that a gallery shows as a link, or fetches; nothing where there is none.</summary>
    public static IEnumerable<string> Address(string key, string? value)
    {
        if (value is not null && !IsAddress(value))
            yield return $"{key} '{value}' is not an absolute https address without a user";
    }

    /// <summary>What is wrong with a text of one line; nothing where there is none.</summary>
    public static IEnumerable<string> Text(string key, string? value)
    {
        if (value is not null && (string.IsNullOrWhiteSpace(value) || value.Any(char.IsControl)))
            yield return $"{key} is empty or has a control character";
    }

    /// <summary>What is wrong with release notes; nothing where there are none.</summary>
    public static IEnumerable<string> Notes(string? value)
    {
        if (value is not null && (string.IsNullOrWhiteSpace(value) || value.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
            yield return "ReleaseNotes are empty or have a control character";
        if (value?.Length > NotesLimit)
            yield return $"ReleaseNotes have {value.Length:N0} characters, {NotesLimit:N0} are the limit";
    }

    private static bool IsAddress(string value) =>
        value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        && Uri.IsWellFormedUriString(value, UriKind.Absolute)
        && new Uri(value) is { Host.Length: > 0, UserInfo: "" };

    private static IEnumerable<string> Exports(ModuleManifest manifest)
    {
        // With explicit exports, PowerShell finds a command without loading the module.
        foreach (var kind in (string[])["CmdletsToExport", "FunctionsToExport", "AliasesToExport", "VariablesToExport"])
        {
            if (manifest.Exports(kind) is not { } names)
                yield return $"{kind} is not a list in the manifest";
            else if (names.Any(name => name.Contains('*')))
                yield return $"{kind} holds a wildcard";
        }
    }

    private static IEnumerable<string> Metadata(ModuleManifest manifest)
    {
        if (manifest.LicenseUri is null)
            yield return "the manifest has no LicenseUri";
        if (manifest.ReleaseNotes is null)
            yield return "the manifest has no ReleaseNotes";
        IEnumerable<string> said =
        [
            .. Text("CompanyName", manifest.CompanyName),
            .. Address("LicenseUri", manifest.LicenseUri),
            .. Address("ProjectUri", manifest.ProjectUri),
            .. Address("IconUri", manifest.IconUri),
            .. Address("HelpInfoURI", manifest.HelpInfoUri),
            .. Notes(manifest.ReleaseNotes),
        ];
        foreach (var problem in said)
            yield return problem;
        foreach (var (name, version) in manifest.Required)
        {
            if (name is null || version != manifest.ModuleVersion)
                yield return $"the manifest requires {name ?? "a module without a name"} in version '{version}': RequiredVersion has to be {manifest.ModuleVersion}, as all modules of a release have one version";
        }

        if (Nuspec.Tags(manifest) is { Length: > TagsLimit } tags)
            yield return $"the tags have {tags.Length} characters, {TagsLimit} are the limit";
    }

    // An assembly with native code for one system cannot be loaded on others. Such assemblies must be in ReadyToRun/, and
    // third-party ones in Wire/, where they do not conflict with other modules. Assemblies of a required module must not be included.
    private static IEnumerable<string> Assemblies(ModuleManifest manifest, string module)
    {
        var wire = Path.Combine(module, "Wire");
        foreach (var path in Directory.EnumerateFiles(module, "*.dll").Concat(Directory.Exists(wire) ? Directory.EnumerateFiles(wire, "*.dll") : []).Order(StringComparer.Ordinal))
        {
            if (Path.GetDirectoryName(path) != wire && !Path.GetFileName(path).StartsWith(manifest.AssemblyPrefix, StringComparison.Ordinal))
                yield return $"{Path.GetFileName(path)} is not the module's own and lies outside of Wire/";
            using var reader = new PEReader(File.OpenRead(path));
            if (reader.PEHeaders.CorHeader is not { } header || !header.Flags.HasFlag(CorFlags.ILOnly) || header.ManagedNativeHeaderDirectory.Size > 0)
                yield return $"{Path.GetFileName(path)} holds native code, which loads on one system only";
        }
    }
}
