using System.Reflection.PortableExecutable;

namespace Runway.Package;

/// <summary>What has to be true of a module before anybody is given a package of it.</summary>
internal static class PackageRules
{
    // The gallery keeps the tags of a package in a field of this length, and forgets the rest without a word.
    private const int TagsLimit = 4000;

    /// <exception cref="PackageException">Something is not; every reason is named.</exception>
    public static void Check(ModuleManifest manifest, string module)
    {
        IReadOnlyList<string> problems = [.. Exports(manifest), .. Metadata(manifest), .. Assemblies(manifest, module)];
        if (problems.Count > 0)
            throw new PackageException([.. problems]);
    }

    private static IEnumerable<string> Exports(ModuleManifest manifest)
    {
        // Spelled out, the engine finds a command without loading the module.
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
        foreach (var (name, version) in manifest.Required)
        {
            if (name is null || version != manifest.ModuleVersion)
                yield return $"the manifest requires {name ?? "a module without a name"} in version '{version}': RequiredVersion has to be {manifest.ModuleVersion}, as all modules of a release have one version";
        }

        if (Nuspec.Tags(manifest) is { Length: > TagsLimit } tags)
            yield return $"the tags have {tags.Length} characters, {TagsLimit} are the limit";
    }

    // Native code for one system keeps an assembly from being loaded on every other one. What is for one system lies in
    // ReadyToRun/, and what is not ours in Wire/, where it meets no other module's. What a required module has is not brought
    // along a second time.
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
