using System.Text;

namespace Runway.Package;

/// <summary>Packs a built module into one .nupkg file, reproducibly.</summary>
internal static class Packer
{
    /// <summary>The maximum size of a package in bytes: every build job that uses the module downloads it. See docs/decisions/the-package.md.</summary>
    public const int SizeLimit = 4_500_000;

    /// <summary>Packs every module of a folder, in the order of their names.</summary>
    /// <exception cref="PackageException">There is none, or one cannot be published as it is.</exception>
    public static IReadOnlyList<FileInfo> PackAll(string modules, Repository repository, string target) => Directory.Exists(modules)
        ? [.. Directory.GetDirectories(modules).Order(StringComparer.Ordinal).Select(module => Pack(module, repository, target))]
        : throw new PackageException($"no modules were built in {modules}");

    /// <exception cref="PackageException">The module cannot be published as it is.</exception>
    public static FileInfo Pack(string module, Repository repository, string target)
    {
        var manifest = ModuleManifest.Read(Directory.GetFiles(module, "*.psd1").Single());
        PackageRules.Check(manifest, module);

        var files = ModuleFiles(module);
        files["Runway.png"] = File.ReadAllBytes(repository.Icon);
        files[$"{manifest.Name}.sha256"] = HashCatalog.Write(files);

        var nuspec = Encoding.UTF8.GetBytes(Nuspec.Write(manifest));
        var parts = PackageParts.Around(files, manifest, nuspec);
        var package = new MemoryStream();
        ZipWriter.Write(package, parts);
        if (package.Length > SizeLimit)
            throw new PackageException($"the package has {package.Length:N0} bytes, {SizeLimit:N0} are the limit");

        Directory.CreateDirectory(target);
        var path = Path.Combine(target, $"{manifest.Name}.{manifest.Version}.nupkg");
        File.WriteAllBytes(path, package.ToArray());
        return new FileInfo(path);
    }

    /// <summary>The files by their path in the package, in ordinal order.</summary>
    private static SortedDictionary<string, byte[]> ModuleFiles(string module)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(module, path).Replace('\\', '/')] = File.ReadAllBytes(path);
        return files;
    }
}
