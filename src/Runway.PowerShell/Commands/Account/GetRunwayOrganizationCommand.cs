using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Shows the organization that the key belongs to: credits, limits and today's use by model. It is a cheap way to try
/// a connection, since it makes nothing and costs nothing.
/// <para>
/// Models holds one entry for each model with a limit or with use: how many tasks may run at once, how many may be
/// created in 24 hours, and how many were.
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
