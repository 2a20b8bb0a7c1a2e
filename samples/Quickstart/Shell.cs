using System.Diagnostics;

namespace Quickstart;

/// <summary>Runs the pipeline in a real PowerShell.</summary>
internal static class Shell
{
    /// <summary>The pwsh on the PATH; null where there is none.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs the script and passes on what it prints.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(string pwsh, Repository repository)
    {
        var start = new ProcessStartInfo(pwsh)
        {
            ArgumentList =
            {
                "-NoProfile", "-NonInteractive", "-File", repository.Script,
                "-Module", repository.Module, "-Prompts", repository.Prompts, "-Destination", repository.Destination,
            },
        };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
