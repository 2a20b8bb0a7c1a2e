using System.IO.Compression;
using Runway.Package;

namespace Runway.Tests.Bridge;

/// <summary>The packages in an empty module folder, as Install-PSResource installs them.</summary>
internal sealed class InstalledPackage : IDisposable
{
    private readonly DirectoryInfo _modules = Directory.CreateTempSubdirectory("runway-modules-");

    /// <param name="versioned">Whether there is a folder for the version, as the installer creates it.</param>
    /// <exception cref="PackageException">There is no package.</exception>
    public InstalledPackage(bool versioned = false)
    {
        var folders = ReleasedPackage.Files.Select(file => Install(file, versioned)).ToList();
        (Folder, FolderAI) = (folders[0], folders[1]);
    }

    /// <summary>The folder for PSModulePath.</summary>
    public string ModulePath => _modules.FullName;

    /// <summary>The folder of the module Runway.</summary>
    public string Folder { get; }

    /// <summary>The folder of the module RunwayAI.</summary>
    public string FolderAI { get; }

    public void Dispose() => _modules.Delete(recursive: true);

    private string Install(FileInfo file, bool versioned)
    {
        // The name of a module has no dot, but its version has two.
        var parts = Path.GetFileNameWithoutExtension(file.Name).Split('.', 2);
        var folder = versioned ? Path.Combine(ModulePath, parts[0], parts[1]) : Path.Combine(ModulePath, parts[0]);
        using var package = ZipFile.OpenRead(file.FullName);
        foreach (var entry in package.Entries.Where(entry => !IsOfThePackage(entry.FullName)))
        {
            var path = Path.Combine(folder, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path);
        }

        return folder;
    }

    private static bool IsOfThePackage(string path) =>
        path is "[Content_Types].xml" || path.EndsWith(".nuspec", StringComparison.Ordinal)
        || path.StartsWith("_rels/", StringComparison.Ordinal)
        || path.StartsWith("package/", StringComparison.Ordinal);
}
