using System.Diagnostics;
using System.Reflection;

namespace Quickstart;

/// <summary>Runs the pipeline in the PowerShell that the repository's tool manifest pins.</summary>
internal static class Shell
{
    /// <summary>Runs the script and passes on what it prints.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(Repository repository)
    {
        var start = new ProcessStartInfo(Metadata("DotNet") is { Length: > 0 } host ? host : "dotnet")
        {
            ArgumentList =
            {
                Metadata("PwshProgram"), "-NoProfile", "-NonInteractive", "-File", repository.Script,
                "-Module", repository.Module, "-Prompts", repository.Prompts, "-Destination", repository.Destination,
            },
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    // The build writes the paths into this assembly, since it is the build that puts the files there.
    private static string Metadata(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value ?? string.Empty;
}
