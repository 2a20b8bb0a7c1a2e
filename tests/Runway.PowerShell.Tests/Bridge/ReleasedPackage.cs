using Runway.Package;

namespace Runway.Tests.Bridge;

/// <summary>The packages as <c>./build.ps1 Package</c> makes them, made once for all tests of this process.</summary>
internal static class ReleasedPackage
{
    public static readonly Repository Repository = Repository.Find(AppContext.BaseDirectory);

    private static readonly Lazy<IReadOnlyList<FileInfo>> Made = new(() => Make(Repository));

    /// <summary>That of each module, by name.</summary>
    /// <exception cref="PackageException">There is none, for the reasons that it names.</exception>
    public static IReadOnlyList<FileInfo> Files => Made.Value;

    /// <summary>Compiles a repository and packs what comes of it.</summary>
    /// <exception cref="PackageException">It does not compile, or must not be published.</exception>
    public static IReadOnlyList<FileInfo> Make(Repository repository)
    {
        var said = new StringWriter();
        try
        {
            return [.. ModuleBuild.Run(repository, ModuleName.Default, said).Select(module => Packer.Pack(module, repository, Path.Combine(repository.Root, "out", "packages")))];
        }
        catch (PackageException e)
        {
            throw new PackageException([.. e.Problems, said.ToString()]);
        }
    }
}
