using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>Shows the organization that the key belongs to: credits, limits and today's use by model. A cheap way to try a connection.</summary>
[Cmdlet(VerbsCommon.Get, "RunwayOrganization")]
[OutputType(typeof(RunwayOrganization))]
public sealed class GetRunwayOrganizationCommand : RunwayCmdlet
{
    /// <summary>Reads the organization.</summary>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(Await(Service.Account.GetOrganizationAsync(Observer, StopToken)));
        }
        catch (RunwayException e)
        {
            WriteError(e, Service);
        }
    }
}
