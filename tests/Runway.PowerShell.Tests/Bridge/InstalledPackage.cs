using System.IO.Compression;
using Runway.Package;

namespace Runway.Tests.Bridge;

/// <summary>The package in a module folder that holds nothing else, with what Install-PSResource leaves of it.</summary>
internal sealed class InstalledPackage : IDisposable
{
    private readonly DirectoryInfo _modules = Directory.CreateTempSubdirectory("runway-modules-");

    /// <param name="versioned">Whether the version has a folder of its own, as the installer makes it.</param>
    /// <exception cref="PackageException">There is no package.</exception>
    public InstalledPackage(bool versioned = false)
    {
        using var package = ZipFile.OpenRead(ReleasedPackage.File.FullName);
        Folder = Path.Combine(ModulePath, "Runway", versioned ? Version : string.Empty).TrimEnd(Path.DirectorySeparatorChar);
        foreach (var entry in package.Entries.Where(entry => !IsOfThePackage(entry.FullName)))
        {
            var path = Path.Combine(Folder, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path);
        }
    }

    /// <summary>The folder for PSModulePath.</summary>
    public string ModulePath => _modules.FullName;

    /// <summary>The folder of the module.</summary>
    public string Folder { get; }

    private static string Version => ReleasedPackage.File.Name["Runway.".Length..^".nupkg".Length];

    public void Dispose() => _modules.Delete(recursive: true);

    private static bool IsOfThePackage(string path) =>
        path is "[Content_Types].xml" or "Runway.nuspec"
        || path.StartsWith("_rels/", StringComparison.Ordinal)
        || path.StartsWith("package/", StringComparison.Ordinal);
}
