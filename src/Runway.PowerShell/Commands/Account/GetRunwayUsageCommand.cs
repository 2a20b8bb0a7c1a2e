using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lists the credits that were used, one row for each day and model. Default: the last 30 days and today. More than 90 days, the
/// maximum of one request, are read with several requests.
/// <para>
/// Each row has Date, Model and Credits, for Group-Object, Measure-Object and Export-Csv.
/// </para>
/// </summary>
/// <remarks>
/// Days are UTC days. Credits are negative where refunds exceed usage. One credit is 0.01 US dollar.
/// </remarks>
/// <seealso cref="GetRunwayOrganizationCommand"/>
/// <seealso href="about_Runway"/>
/// <seealso href="about_RunwayBudget"/>
[Cmdlet(VerbsCommon.Get, "RunwayUsage")]
[OutputType(typeof(RunwayUsage))]
public sealed class GetRunwayUsageCommand : RunwayCmdlet
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
            ForEach(Service.Account.GetUsageAsync(DateAttribute.ToDay(StartDate), DateAttribute.ToDay(BeforeDate), Observer, StopToken), WriteObject);
        }
        catch (RunwayException e)
        {
            WriteError(e, Service);
        }
    }
}
