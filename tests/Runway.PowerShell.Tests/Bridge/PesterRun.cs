using System.Diagnostics;

namespace Runway.Tests.Bridge;

/// <summary>Runs the Pester suite once, in a pwsh of its own, on the module that the build left in out/Runway.</summary>
public static class PesterRun
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    private static readonly Lazy<IReadOnlyList<PesterResult>> Run = new(Execute);

    /// <summary>The results of this process's one run; the first reader waits for it.</summary>
    public static IReadOnlyList<PesterResult> Results => Run.Value;

    private static IReadOnlyList<PesterResult> Execute()
    {
        if (FindOnPath(OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh") is not { } pwsh)
            return [PesterReport.DidNotRun("no pwsh on the PATH")];

        var root = FindRepositoryRoot();
        var reportPath = Path.Combine(Path.GetTempPath(), $"runway-pester-{Guid.NewGuid():N}.json");
        try
        {
            return Execute(StartInfo(pwsh, root, reportPath), reportPath);
        }
        finally
        {
            File.Delete(reportPath);
        }
    }

    private static IReadOnlyList<PesterResult> Execute(ProcessStartInfo start, string reportPath)
    {
        using var child = Process.Start(start)!;
        // Nobody is there to answer a prompt: a read from standard input ends at once instead of waiting for the limit.
        child.StandardInput.Close();
        var said = Task.WhenAll(child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());

        if (!child.WaitForExit(TimeLimit))
        {
            child.Kill(entireProcessTree: true);
            return [PesterReport.Broken($"not finished within {TimeLimit.TotalMinutes:0} minutes", Tail(said))];
        }

        return File.Exists(reportPath)
            ? PesterReport.Read(File.ReadAllText(reportPath))
            : [PesterReport.Broken($"pwsh ended with exit code {child.ExitCode} and left no report", Tail(said))];
    }

    private static ProcessStartInfo StartInfo(string pwsh, string root, string reportPath)
    {
        var script = Path.Combine(root, "tests", "Pester", "Invoke-Suite.ps1");
        var start = new ProcessStartInfo(
            pwsh, ["-NoProfile", "-NonInteractive", "-File", script, "-ReportPath", reportPath])
        {
            WorkingDirectory = root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The suite must neither reach the developer's account nor write into his journal.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        start.Environment["RUNWAY_TEST_MODULE"] = Path.Combine(root, "out", "Runway");
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("RUNWAYML_", StringComparison.OrdinalIgnoreCase)
        || name.Equals("RUNWAY_JOURNAL", StringComparison.OrdinalIgnoreCase);

    private static string? FindOnPath(string fileName) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(File.Exists);

    private static string FindRepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RunwayPS.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }

    // A process that the suite left behind may hold the pipes open for ever; the wait for the last words is short.
    private static string Tail(Task<string[]> said)
    {
        if (!said.Wait(TimeSpan.FromSeconds(5)))
            return "What it printed is held back by a process that it left behind.";

        var text = string.Concat(said.Result).Trim();
        return text.Length == 0 ? "It printed nothing." : text[Math.Max(0, text.Length - 4000)..];
    }
}
