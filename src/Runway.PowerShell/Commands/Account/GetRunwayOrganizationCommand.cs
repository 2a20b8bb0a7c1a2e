using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Shows the organization of the key: credits, limits and today's usage by model. It creates nothing and costs nothing, so it is a
/// good test of a connection.
/// <para>
/// Models has one entry for each model with a limit or usage: the maximum number of concurrent tasks, the maximum in 24 hours, and
/// the number in the last 24 hours.
/// </para>
/// </summary>
/// <remarks>One credit is 0.01 US dollar.</remarks>
/// <seealso cref="GetRunwayUsageCommand"/>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso href="about_Runway"/>
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
