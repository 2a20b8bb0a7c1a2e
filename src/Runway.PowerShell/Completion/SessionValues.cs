using System.Management.Automation;

namespace Runway.PowerShell.Completion;

/// <summary>What completion reads of the session: files and variables. Nothing is run.</summary>
internal static class SessionValues
{
    /// <summary>The full path of a file that exists; null for anything else.</summary>
    public static string? ExistingFile(string path)
    {
        try
        {
            var full = (Variable("ExecutionContext") as EngineIntrinsics)?.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            return File.Exists(full) ? full : null;
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The value of a variable; null for one that does not exist.</summary>
    public static object? Variable(string name)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        var found = shell.AddCommand("Get-Variable").AddParameter("Name", WildcardPattern.Escape(name)).AddParameter("ErrorAction", ActionPreference.Ignore).Invoke<PSVariable>();
        return found is [var one] ? one.Value : null;
    }
}
