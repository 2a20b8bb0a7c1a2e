using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Runway.PowerShell.Views;

/// <summary>
/// Registers the views of a cmdlet's module, once for each runspace, when its first cmdlet begins, and what is shown where no view
/// applies. The manifest could do it at import, but the engine then builds its whole database of views anew, its own several hundred included: half of what the
/// import of this module took.
/// </summary>
internal static class ModuleViews
{
    private static readonly ConditionalWeakTable<Runspace, HashSet<string>> Registered = [];

    /// <summary>Pipeline thread.</summary>
    public static void Register(PSCmdlet cmdlet)
    {
        var runspace = Runspace.DefaultRunspace;
        // Beside Runway.PowerShell.dll lies Runway.format.ps1xml, and so for each module that builds upon this one.
        var path = cmdlet.GetType().Assembly.Location.Replace(".PowerShell.dll", ".format.ps1xml", StringComparison.OrdinalIgnoreCase);
        if (runspace is null || !Registered.GetOrCreateValue(runspace).Add(path))
        {
            return;
        }

        try
        {
            // By its type and not by its name, which would have the engine import the whole module that it belongs to: twenty
            // milliseconds of the first command in a script that uses nothing else of it.
            using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(Updater("FormatData")).AddParameter("AppendPath", WildcardPattern.Escape(path)).AddParameter("ErrorAction", ActionPreference.Stop);
            shell.AddStatement().AddCommand(Updater("TypeData")).AddParameter("TypeData", DefaultProperties.ToTypeData()).AddParameter("Force").AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        }
        catch (Exception e) when (e is RuntimeException or TypeLoadException or FileNotFoundException)
        {
            // A session that was stripped of the cmdlet shows objects as plain lists; that is no reason to end the work.
            cmdlet.WriteVerbose($"The views of the module could not be registered: {e.Message}");
        }
    }

    private static CmdletInfo Updater(string what) =>
        new($"Update-{what}", Type.GetType($"Microsoft.PowerShell.Commands.Update{what}Command, Microsoft.PowerShell.Commands.Utility", throwOnError: true)!);
}
