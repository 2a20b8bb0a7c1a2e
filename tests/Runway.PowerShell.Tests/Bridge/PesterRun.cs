using System.ComponentModel;
using System.Diagnostics;
using Runway.Package;

namespace Runway.Tests.Bridge;

/// <summary>Runs the Pester suite once, in a separate PowerShell, with the installed packages.</summary>
public static class PesterRun
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(15);

    private static readonly Lazy<IReadOnlyList<PesterResult>> Run = new(Execute);

    /// <summary>The results of this process's one run; the first reader waits for it.</summary>
    public static IReadOnlyList<PesterResult> Results => Run.Value;

    /// <summary>Starts a suite and reads its report. Any failure is one failed row with the reason.</summary>
    internal static IReadOnlyList<PesterResult> Execute(ProcessStartInfo start, string reportPath)
    {
        try
        {
            using var child = Process.Start(start)!;
            return Execute(child, reportPath);
        }
        catch (Win32Exception e)
        {
            return [PesterReport.Broken($"{start.FileName} cannot be started: see {Pwsh.Variable}", e.Message)];
        }
    }

    private static IReadOnlyList<PesterResult> Execute()
    {
        var reportPath = Path.Combine(Path.GetTempPath(), $"runway-pester-{Guid.NewGuid():N}.json");
        try
        {
            using var installed = new InstalledPackage();
            return Execute(StartInfo(installed, reportPath), reportPath);
        }
        catch (PackageException e)
        {
            return [PesterReport.Broken("there is no package to run on", e.Message)];
        }
        finally
        {
            File.Delete(reportPath);
        }
    }

    private static IReadOnlyList<PesterResult> Execute(Process child, string reportPath)
    {
        // A prompt must not wait: reading from standard input ends at once.
        child.StandardInput.Close();
        var said = Task.WhenAll(child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());

        if (!child.WaitForExit(TimeLimit))
        {
            child.Kill(entireProcessTree: true);
            return [PesterReport.Broken($"not finished within {TimeLimit.TotalMinutes:0} minutes", Tail(said))];
        }

        return File.Exists(reportPath)
            ? PesterReport.Read(File.ReadAllText(reportPath))
            : [PesterReport.Broken($"PowerShell ended with exit code {child.ExitCode} and left no report", Tail(said))];
    }

    private static ProcessStartInfo StartInfo(InstalledPackage installed, string reportPath)
    {
        var root = ReleasedPackage.Repository.Root;
        var script = Path.Combine(root, "tests", "Pester", "Invoke-Suite.ps1");
        var start = Pwsh.Start("-File", script, "-ReportPath", reportPath, "-Pester", Pwsh.Pester);
        start.WorkingDirectory = root;
        start.Environment["RUNWAY_TEST_MODULE"] = installed.Folder;
        start.Environment["RUNWAYAI_TEST_MODULE"] = installed.FolderAI;
        start.Environment["RUNWAY_TEST_PACKAGES"] = Pwsh.Packages;
        start.Environment["PSModulePath"] =
            installed.ModulePath + Path.PathSeparator + Environment.GetEnvironmentVariable("PSModulePath");
        return start;
    }

    // A process that the suite has left may keep the pipes open; the wait for the last output is short.
    private static string Tail(Task<string[]> said)
    {
        if (!said.Wait(TimeSpan.FromSeconds(5)))
            return "What it printed is held back by a process that it left behind.";

        var text = string.Concat(said.Result).Trim();
        return text.Length == 0 ? "It printed nothing." : text[Math.Max(0, text.Length - 4000)..];
    }
}
