using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Completion;

/// <summary>What completion reads of the session: files and variables. Nothing is run.</summary>
internal static class SessionValues
{
    /// <summary>The full path of a file that exists; null for anything else.</summary>
    public static string? ExistingFile(string path) =>
        Variable("ExecutionContext") is EngineIntrinsics engine ? new FilePaths(() => engine.SessionState, RunwayErrors.FileNotReadable).Existing(path) : null;

    /// <summary>The value of a variable; null for one that does not exist.</summary>
    public static object? Variable(string name)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        var found = shell.AddCommand("Get-Variable").AddParameter("Name", WildcardPattern.Escape(name)).AddParameter("ErrorAction", ActionPreference.Ignore).Invoke<PSVariable>();
        return found is [var one] ? one.Value : null;
    }
}
