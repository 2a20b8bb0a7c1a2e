using System.Diagnostics;

namespace Runway.Package;

/// <summary>Compiles the modules as they ship, into a folder of their own.</summary>
internal static class ModuleBuild
{
    /// <param name="repository">Where the sources are.</param>
    /// <param name="name">The name of the module Runway: see <see cref="ModuleName"/>.</param>
    /// <param name="output">What the compiler says.</param>
    /// <returns>The folder of each module, in the order of their names.</returns>
    /// <exception cref="PackageException">The compiler said no.</exception>
    public static IReadOnlyList<string> Run(Repository repository, string name, TextWriter output)
    {
        // Neither what a debug build has left nor a test that runs at the same time may have a part in a package, so
        // everything that is compiled for it lies apart. Nor may the commit that happens to be checked out, or the
        // address it came from: the same sources give the same bytes.
        var folder = Path.Combine(repository.Root, "out", "packages", "build");
        var modules = Path.Combine(folder, "modules");

        // Nor what an earlier package has left: the compiler is not asked again when only some options have changed.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        string[] arguments =
        [
            "build", repository.Project, "--configuration", "Release", "--artifacts-path", folder, "--nologo", "--verbosity", "quiet",
            $"-p:RunwayModulesDirectory={modules}{Path.DirectorySeparatorChar}",
            "-p:RunwayReadyToRun=shipped",
            // The symbols are half of some assemblies, and three times in the package.
            "-p:DebugType=none",
            "-p:ContinuousIntegrationBuild=true",
            "-p:EnableSourceControlManagerQueries=false",
            "-p:IncludeSourceRevisionInInformationalVersion=false",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = repository.Root, RedirectStandardOutput = true };
        // Compilers that stay for the next build would outlive this process and hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using var build = Process.Start(start)!;
        while (build.StandardOutput.ReadLine() is { } line)
            output.WriteLine(line);
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new PackageException($"the modules were not built: dotnet ended with exit code {build.ExitCode}");

        ModuleName.Give(modules, name);
        return [.. Directory.GetDirectories(modules).Order(StringComparer.Ordinal)];
    }
}
