using Runway.Package;

namespace Runway.Tests.Bridge;

/// <summary>The packages as <c>./build.ps1 Package</c> makes them, made once for all tests of this process.</summary>
internal static class ReleasedPackage
{
    public static readonly Repository Repository = Repository.Find(AppContext.BaseDirectory);

    private static readonly Lazy<IReadOnlyList<FileInfo>> Made = new(() => Make(Repository));

    /// <summary>The package of each module, by name.</summary>
    /// <exception cref="PackageException">There is no package, for the given reasons.</exception>
    public static IReadOnlyList<FileInfo> Files => Made.Value;

    /// <summary>The folder of the packed modules.</summary>
    public static string BuiltModules => Files.Count > 0 ? Repository.BuiltModules : string.Empty;

    /// <summary>Compiles and packs a repository.</summary>
    /// <exception cref="PackageException">It does not compile, or must not be published.</exception>
    public static IReadOnlyList<FileInfo> Make(Repository repository)
    {
        var said = new StringWriter();
        try
        {
            ModuleBuild.Run(repository, said);
            new Publication().WriteTo(repository.BuiltModules, File.ReadAllText(repository.Changelog));
            return Packer.PackAll(repository.BuiltModules, repository, Path.Combine(repository.Root, "out", "packages"));
        }
        catch (PackageException e)
        {
            throw new PackageException([.. e.Problems, said.ToString()]);
        }
    }
}
