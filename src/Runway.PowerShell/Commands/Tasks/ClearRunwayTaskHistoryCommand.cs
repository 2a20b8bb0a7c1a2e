using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Drops finished tasks from the journal and gathers what remains in one file. Tasks with something left to do, and
/// requests whose outcome is unknown, are kept whatever their age. Nothing happens to the tasks at the service.
/// </summary>
/// <remarks>Files that another process still writes are left as they are.</remarks>
/// <seealso cref="GetRunwayTaskHistoryCommand"/>
/// <seealso cref="RemoveRunwayTaskCommand"/>
/// <seealso href="about_RunwayJournal"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.Clear, "RunwayTaskHistory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class ClearRunwayTaskHistoryCommand : ModuleCmdlet
{
    /// <summary>Drops what was created before this time; now, when nothing is said.</summary>
    [Parameter(Position = 0)]
    [Date]
    public DateTime? Before { get; set; }

    /// <summary>Compacts the journal.</summary>
    protected override void EndProcessing()
    {
        var journal = SessionConnection.Journal;
        if (!ShouldProcess(journal.Folder, "Drop finished tasks from the journal"))
        {
            return;
        }

        try
        {
            var dropped = journal.CompactAsync(Before is { } given ? new DateTimeOffset(given) : DateTimeOffset.MaxValue).GetAwaiter().GetResult();
            WriteVerbose($"{dropped} tasks were dropped from the journal.");
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, journal.Folder));
        }
    }
}
