using System.Diagnostics;

namespace Runway.Tests.Bridge;

/// <summary>The PowerShell of this machine, where there is one.</summary>
public static class Pwsh
{
    /// <summary>The pwsh on the PATH; null where there is none.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
            .FirstOrDefault(File.Exists);

    /// <summary>How to start it without a profile, with its words caught, and without the settings of whoever runs the tests.</summary>
    public static ProcessStartInfo Start(string pwsh, params string[] arguments)
    {
        var start = new ProcessStartInfo(pwsh, ["-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The suite must neither reach the developer's account nor write into his journal.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("RUNWAYML_", StringComparison.OrdinalIgnoreCase)
        || name.Equals("RUNWAY_JOURNAL", StringComparison.OrdinalIgnoreCase);
}
