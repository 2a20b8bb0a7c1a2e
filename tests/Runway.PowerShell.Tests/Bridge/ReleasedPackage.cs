using Runway.Package;

namespace Runway.Tests.Bridge;

/// <summary>The package as <c>./build.ps1 Package</c> makes it, made once for all tests of this process.</summary>
internal static class ReleasedPackage
{
    public static readonly Repository Repository = Repository.Find(AppContext.BaseDirectory);

    private static readonly Lazy<FileInfo> Made = new(() => Make(Repository));

    /// <exception cref="PackageException">There is none, for the reasons that it names.</exception>
    public static FileInfo File => Made.Value;

    /// <summary>Compiles a repository and packs what comes of it.</summary>
    /// <exception cref="PackageException">It does not compile, or must not be published.</exception>
    public static FileInfo Make(Repository repository)
    {
        var said = new StringWriter();
        try
        {
            return Packer.Pack(ModuleBuild.Run(repository, said), repository, Path.Combine(repository.Root, "out", "packages"));
        }
        catch (PackageException e)
        {
            throw new PackageException([.. e.Problems, said.ToString()]);
        }
    }
}
