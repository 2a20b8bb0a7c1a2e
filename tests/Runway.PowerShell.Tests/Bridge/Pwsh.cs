using System.Diagnostics;
using System.Reflection;

namespace Runway.Tests.Bridge;

/// <summary>
/// The PowerShell of the tests: the one of the tool manifest, or another that
/// RUNWAY_TEST_PWSH names by its path, or by its name if it is on the PATH.
/// </summary>
public static class Pwsh
{
    /// <summary>The variable that names another PowerShell.</summary>
    public const string Variable = "RUNWAY_TEST_PWSH";

    /// <summary>The manifest of the Pester module that the build has downloaded.</summary>
    public static string Pester => Metadata("PesterModule");

    /// <summary>The folder of the restored packages.</summary>
    public static string Packages => Metadata("Packages");

    /// <summary>Starts it without a profile, with redirected output, and without the settings of the current user.</summary>
    public static ProcessStartInfo Start(params string[] arguments) =>
        StartOther(Environment.GetEnvironmentVariable(Variable), arguments);

    /// <summary>The same for another PowerShell, if one is named.</summary>
    public static ProcessStartInfo StartOther(string? named, params string[] arguments)
    {
        string[] command = string.IsNullOrWhiteSpace(named)
            ? [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Metadata("PwshProgram")]
            : [named];
        var start = new ProcessStartInfo(command[0], [.. command[1..], "-NoProfile", "-NonInteractive", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The suite must not use the account of the developer or write to his journal.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    // The build writes the paths into this assembly.
    private static string Metadata(string key) => typeof(Pwsh).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;

    private static bool IsSetting(string name) =>
        name.StartsWith("RUNWAYML_", StringComparison.OrdinalIgnoreCase)
        || name.Equals("RUNWAY_JOURNAL", StringComparison.OrdinalIgnoreCase);
}
