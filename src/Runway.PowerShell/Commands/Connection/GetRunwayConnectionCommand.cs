using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Shows the connection that commands of this session use: the one of Connect-Runway, else the one that the
/// environment describes. The key itself is never shown.
/// </summary>
[Cmdlet(VerbsCommon.Get, "RunwayConnection")]
[OutputType(typeof(RunwayConnection))]
public sealed class GetRunwayConnectionCommand : PSCmdlet
{
    /// <summary>Writes the connection.</summary>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(SessionConnection.Resolve(null));
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, null));
        }
    }
}
