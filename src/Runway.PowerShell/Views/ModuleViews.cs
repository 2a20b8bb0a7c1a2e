using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Runway.PowerShell.Views;

/// <summary>
/// Registers the views and default properties of a cmdlet's module, once for each runspace, when its first cmdlet begins. With
/// views in the manifest PowerShell would rebuild all its views at import, which doubles the time of the import.
/// </summary>
internal static class ModuleViews
{
    private static readonly ConditionalWeakTable<Runspace, HashSet<string>> Registered = [];

    /// <summary>Pipeline thread.</summary>
    public static void Register(PSCmdlet cmdlet)
    {
        var runspace = Runspace.DefaultRunspace;
        // Runway.format.ps1xml is in the folder of Runway.PowerShell.dll; the same for modules based on this one.
        var path = cmdlet.GetType().Assembly.Location.Replace(".PowerShell.dll", ".format.ps1xml", StringComparison.OrdinalIgnoreCase);
        if (runspace is null || !Registered.GetOrCreateValue(runspace).Add(path))
        {
            return;
        }

        try
        {
            // By type: with its name PowerShell would import the whole module of the command, which takes 20 ms.
            using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(Updater("FormatData")).AddParameter("AppendPath", WildcardPattern.Escape(path)).AddParameter("ErrorAction", ActionPreference.Stop);
            shell.AddStatement().AddCommand(Updater("TypeData")).AddParameter("TypeData", DefaultProperties.ToTypeData()).AddParameter("Force").AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        }
        catch (Exception e) when (e is RuntimeException or TypeLoadException or FileNotFoundException)
        {
            // A constrained session may not have the command. It shows objects as lists, and the work continues.
            cmdlet.WriteVerbose($"The views of the module could not be registered: {e.Message}");
        }
    }

    private static CmdletInfo Updater(string what) =>
        new($"Update-{what}", Type.GetType($"Microsoft.PowerShell.Commands.Update{what}Command, Microsoft.PowerShell.Commands.Utility", throwOnError: true)!);
}
