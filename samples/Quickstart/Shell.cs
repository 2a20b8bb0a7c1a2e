using System.Diagnostics;
using System.Reflection;

namespace Quickstart;

/// <summary>Runs the pipeline in the PowerShell of the tool manifest.</summary>
internal static class Shell
{
    /// <summary>Runs the script; its output goes to the console.</summary>
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

    // The build writes the paths into this assembly.
    private static string Metadata(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value ?? string.Empty;
}
