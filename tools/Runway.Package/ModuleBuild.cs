using System.Diagnostics;

namespace Runway.Package;

/// <summary>Builds the modules for release, in a separate folder: <see cref="Repository.BuiltModules"/>.</summary>
internal static class ModuleBuild
{
    /// <param name="repository">The repository.</param>
    /// <param name="output">Receives the output of the compiler.</param>
    /// <exception cref="PackageException">The build failed.</exception>
    public static void Run(Repository repository, TextWriter output)
    {
        // Files of debug builds or of concurrent tests must not get into a package, so
        // everything is compiled in a separate folder. Neither the current commit nor the
        // URL of the repository is included, so that the build is reproducible.
        var folder = repository.Build;

        // Delete earlier output: the build is not repeated when only options have changed.
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        string[] arguments =
        [
            "build", repository.Project, "--configuration", "Release", "--artifacts-path", folder, "--nologo", "--verbosity", "quiet",
            $"-p:RunwayModulesDirectory={repository.BuiltModules}{Path.DirectorySeparatorChar}",
            "-p:RunwayReadyToRun=shipped",
            // Embedded symbols are half the size of some assemblies, which are in the package three times.
            "-p:DebugType=none",
            "-p:ContinuousIntegrationBuild=true",
            "-p:EnableSourceControlManagerQueries=false",
            "-p:IncludeSourceRevisionInInformationalVersion=false",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = repository.Root, RedirectStandardOutput = true };
        // Without node reuse: compiler processes that stay would keep the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using var build = Process.Start(start)!;
        while (build.StandardOutput.ReadLine() is { } line)
            output.WriteLine(line);
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new PackageException($"the modules were not built: dotnet ended with exit code {build.ExitCode}");
    }
}
