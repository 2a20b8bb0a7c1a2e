using System.Globalization;
using System.Management.Automation;
using Runway.Journal;
using Runway.Lifecycle;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Drops finished tasks from the journal and gathers what remains in one file. Tasks with something left to do, and
/// requests whose outcome is unknown, are kept whatever their age. Nothing happens to the tasks at the service.
/// <para>
/// With -Task, as Get-RunwayTaskHistory -Unknown writes it or an id such as 'intent:0123456789abcdef', it drops nothing and
/// notes that you have looked into these requests or tasks: they are not listed as unknown or unfinished any more, and
/// -SkipExisting creates such a request again.
/// </para>
/// </summary>
/// <remarks>
/// Files that another process still writes are left as they are; those of another machine, when it has not closed them, until
/// nobody has written to them for seven days.
/// </remarks>
/// <seealso cref="GetRunwayTaskHistoryCommand"/>
/// <seealso cref="RemoveRunwayTaskCommand"/>
/// <seealso href="about_RunwayJournal"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.Clear, "RunwayTaskHistory", DefaultParameterSetName = FinishedSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class ClearRunwayTaskHistoryCommand : ModuleCmdlet
{
    private const string FinishedSet = "Finished";
    private const string TaskSet = "Task";
    private readonly List<string> _dismissed = [];
    private KnownTasks? _known;

    /// <summary>Drops what was created before this time. Default: now.</summary>
    [Parameter(ParameterSetName = FinishedSet, Position = 0)]
    [Date]
    public DateTime? Before { get; set; }

    /// <summary>
    /// The tasks: ids, RunwayTask objects, or anything with an Id property, such as a row of a CSV file or a task that
    /// went through Export-Clixml on another machine.
    /// </summary>
    [Parameter(ParameterSetName = TaskSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Asks about each request or task that was looked into.</summary>
    protected override void ProcessRecord()
    {
        foreach (var task in Task)
        {
            if (ShouldProcess(InputRow.Describe((_known ??= new KnownTasks(SessionConnection.Journal)).Fill(task)), "Note that it was looked into: it is not listed as unknown or unfinished any more, and -SkipExisting may create it again"))
            {
                _dismissed.Add(task.Id);
            }
        }
    }

    /// <summary>Compacts the journal, or writes into it what was looked into.</summary>
    protected override void EndProcessing()
    {
        var journal = SessionConnection.Journal;
        try
        {
            if (ParameterSetName == TaskSet)
            {
                Dismiss(journal);
            }
            else
            {
                Drop(journal, Before is { } given ? new DateTimeOffset(given) : DateTimeOffset.MaxValue);
            }
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, journal.Folder));
        }
    }

    private void Drop(TaskJournal journal, DateTimeOffset before)
    {
        if (ShouldProcess(journal.Folder, string.Create(CultureInfo.CurrentCulture, $"Drop {journal.CountFinished(before):N0} finished tasks from the journal")))
        {
            WriteVerbose($"{journal.CompactAsync(before).GetAwaiter().GetResult()} tasks were dropped from the journal.");
        }
    }

    private void Dismiss(TaskJournal journal)
    {
        if (_dismissed.Count == 0)
        {
            return;
        }

        foreach (var id in journal.DismissAsync(_dismissed).GetAwaiter().GetResult())
        {
            WriteError(ErrorRecords.From(new RunwayException(RunwayErrors.NotInJournal, $"The journal in '{journal.Folder}' knows nothing of '{id}'."), id));
        }
    }
}
