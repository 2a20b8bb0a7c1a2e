using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lists the credits that were used, one row for each day and model. Without dates these are the past 30 days and
/// today. More than 90 days, the most that the service tells at once, are fetched in slices.
/// <para>
/// Each row has Date, Model and Credits, so that Group-Object, Measure-Object and Export-Csv need nothing in between.
/// </para>
/// </summary>
/// <remarks>
/// Days are UTC days. Credits are negative where refunds outweigh use. One credit is 0.01 US dollar.
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

    /// <summary>The first day that is no longer wanted. Default: tomorrow, so that today is in.</summary>
    [Parameter(Position = 1)]
    [Date]
    public DateTime? BeforeDate { get; set; }

    /// <summary>Reads the usage.</summary>
    protected override void EndProcessing()
    {
        try
        {
            var rows = Service.Account.GetUsageAsync(ToDay(StartDate), ToDay(BeforeDate), Observer, StopToken).GetAsyncEnumerator(StopToken);
            while (Await(rows.MoveNextAsync().AsTask()))
            {
                WriteObject(rows.Current);
            }
        }
        catch (RunwayException e)
        {
            WriteError(e, Service);
        }
    }

    // A day means that day, wherever it was typed; a moment, such as Get-Date's, means the UTC day that it falls on.
    private static DateOnly? ToDay(DateTime? date) => date is { } given
        ? DateOnly.FromDateTime(given.Kind == DateTimeKind.Local && given.TimeOfDay != TimeSpan.Zero ? given.ToUniversalTime() : given)
        : null;
}
