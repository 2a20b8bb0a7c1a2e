using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>The base of every cmdlet of the module: whichever runs first in a runspace brings the views along.</summary>
public abstract class ModuleCmdlet : PSCmdlet
{
    /// <summary>Sees to it that what this cmdlet writes is shown as the module wants it.</summary>
    protected override void BeginProcessing() => ModuleViews.Register(this);
}
