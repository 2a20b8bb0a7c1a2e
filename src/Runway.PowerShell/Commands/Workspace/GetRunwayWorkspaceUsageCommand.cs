using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lists charges and refunds in the workspace of the web app that is linked to the project of the key, the newest first. Default:
/// those of the last 30 days.
/// <para>
/// Each row has Timestamp, Email, Workspace, Tool, Credits and Type, for Group-Object, Measure-Object and Export-Csv. The list is
/// read page by page: Select-Object -First ends the reading.
/// </para>
/// </summary>
/// <remarks>These are credits of the web app. Get-RunwayUsage lists those of the API.</remarks>
/// <seealso cref="GetRunwayAuditLogCommand"/>
/// <seealso cref="GetRunwayUsageCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayWorkspaceUsage")]
[OutputType(typeof(RunwayWorkspaceUsage))]
public sealed class GetRunwayWorkspaceUsageCommand : WorkspaceCmdlet
{
    /// <summary>Reads the usage.</summary>
    protected override void EndProcessing()
    {
        try
        {
            ForEach(Service.Workspace.GetUsageAsync(Filter, Observer, StopToken), WriteObject);
        }
        catch (RunwayException e)
        {
            WriteError(e, Service);
        }
    }
}
