using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace Runway.PowerShell;

/// <summary>
/// Registers the module's views, once for each runspace, when its first cmdlet begins. The manifest could do it at import,
/// but the engine then builds its whole database of views anew, its own several hundred included: half of what the
/// import of this module took.
/// </summary>
internal static class ModuleViews
{
    private const string File = "Runway.format.ps1xml";
    private const string Command = "Update-FormatData";
    private const string Updater = "Microsoft.PowerShell.Commands.UpdateFormatDataCommand, Microsoft.PowerShell.Commands.Utility";
    private static readonly ConditionalWeakTable<Runspace, object> Registered = [];

    /// <summary>Pipeline thread.</summary>
    public static void Register(PSCmdlet cmdlet)
    {
        var runspace = Runspace.DefaultRunspace;
        if (runspace is null || Registered.TryGetValue(runspace, out _))
        {
            return;
        }

        Registered.Add(runspace, File);
        var path = Path.Combine(Path.GetDirectoryName(typeof(ModuleViews).Assembly.Location)!, File);
        try
        {
            // By its type and not by its name, which would have the engine import the whole module that it belongs to: twenty
            // milliseconds of the first command in a script that uses nothing else of it.
            using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(new CmdletInfo(Command, Type.GetType(Updater, throwOnError: true)!)).AddParameter("AppendPath", WildcardPattern.Escape(path)).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        }
        catch (Exception e) when (e is RuntimeException or TypeLoadException or FileNotFoundException)
        {
            // A session that was stripped of the cmdlet shows objects as plain lists; that is no reason to end the work.
            cmdlet.WriteVerbose($"The views of the module could not be registered: {e.Message}");
        }
    }
}
