using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>The base of every cmdlet that talks to Runway's own service, over a connection to it.</summary>
public abstract class RunwayCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The connection to use, from <c>Connect-Runway -PassThru</c> or Get-RunwayConnection; without it, the one that
    /// Connect-Runway made in this session, else the one that the environment describes.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ConnectionTransformation]
    public RunwayConnection? Connection { get; set; }

    private protected RunwayConnection Service { get; private set; } = null!;

    private protected override void Connect() => Service = SessionConnection.Own.Resolve(Connection);
}
