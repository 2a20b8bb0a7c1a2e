using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lists the live sessions with avatars, one row for each day. Default: the last 30 days and today. More than 90 days, the maximum
/// of one request, are read with several requests.
/// <para>
/// Each row has Date, Sessions and Seconds, for Measure-Object and Export-Csv. Days without sessions have zeroes.
/// </para>
/// </summary>
/// <remarks>
/// Days are UTC days. Sessions that failed or have not ended are counted; Seconds has only those that ended. Avatar videos are tasks:
/// Get-RunwayUsage has their credits.
/// </remarks>
/// <seealso cref="GetRunwayUsageCommand"/>
/// <seealso cref="GetRunwayAvatarConversationCommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAvatarUsage")]
[OutputType(typeof(RunwayAvatarUsage))]
public sealed class GetRunwayAvatarUsageCommand : RunwayCmdlet
{
    /// <summary>The first day. Default: 30 days before -BeforeDate, or before today.</summary>
    [Parameter(Position = 0)]
    [Date]
    public DateTime? StartDate { get; set; }

    /// <summary>The day after the last one. Default: tomorrow, so that today is included.</summary>
    [Parameter(Position = 1)]
    [Date]
    public DateTime? BeforeDate { get; set; }

    /// <summary>Reads the usage.</summary>
    protected override void EndProcessing()
    {
        try
        {
            ForEach(Service.Account.GetAvatarUsageAsync(DateAttribute.ToDay(StartDate), DateAttribute.ToDay(BeforeDate), Observer, StopToken), WriteObject);
        }
        catch (RunwayException e)
        {
            WriteError(e, Service);
        }
    }
}
