using System.ComponentModel;
using System.Diagnostics;
using Runway.Package;

namespace Runway.Tests.Bridge;

/// <summary>Runs the Pester suite once, in a PowerShell of its own, on the packages as they are installed from the gallery.</summary>
public static class PesterRun
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(15);

    private static readonly Lazy<IReadOnlyList<PesterResult>> Run = new(Execute);

    /// <summary>The results of this process's one run; the first reader waits for it.</summary>
    public static IReadOnlyList<PesterResult> Results => Run.Value;

    /// <summary>Starts a suite and reads the report that it leaves. Whatever goes wrong is one failed row that says what.</summary>
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

    // A process that the suite left behind may hold the pipes open for ever; the wait for the last words is short.
    private static string Tail(Task<string[]> said)
    {
        if (!said.Wait(TimeSpan.FromSeconds(5)))
            return "What it printed is held back by a process that it left behind.";

        var text = string.Concat(said.Result).Trim();
        return text.Length == 0 ? "It printed nothing." : text[Math.Max(0, text.Length - 4000)..];
    }
}
