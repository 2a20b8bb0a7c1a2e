namespace Runway.Package;

/// <summary>The parts of a package in the repository.</summary>
/// <param name="root">The folder with RunwayPS.sln.</param>
internal sealed class Repository(string root)
{
    public string Root { get; } = root;

    /// <summary>The project of the module that requires the other; its build outputs both.</summary>
    public string Project => Path.Combine(Root, "src", "RunwayAI.PowerShell", "RunwayAI.PowerShell.csproj");

    /// <summary>What is compiled for the packages.</summary>
    public string Build => Path.Combine(Root, "out", "packages", "build");

    /// <summary>The modules that a build of the packages has left, a folder each.</summary>
    public string BuiltModules => Path.Combine(Build, "modules");

    public string Changelog => Path.Combine(Root, "CHANGELOG.md");

    public string Icon => Path.Combine(Root, "docs", "Runway.png");

    /// <exception cref="PackageException">Neither the folder nor one above it has the solution.</exception>
    public static Repository Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
                return new(folder.FullName);
        }

        throw new PackageException($"no RunwayPS.sln in {from} or above it");
    }
}
