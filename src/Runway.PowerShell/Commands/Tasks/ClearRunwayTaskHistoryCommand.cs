using System.Globalization;
using System.Management.Automation;
using Runway.Journal;
using Runway.Lifecycle;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Removes finished tasks from the journal and writes the other entries into one file. Unfinished or unsaved tasks, and requests
/// whose outcome is unknown, are always kept. The names that completion has kept are removed, too. The tasks at the service are not
/// changed.
/// <para>
/// With -Task (output of Get-RunwayTaskHistory -Unknown, or an id such as 'intent:0123456789abcdef') it removes nothing and marks
/// these requests or tasks as checked: they are no longer listed as unknown or unfinished, and -SkipExisting creates such a request
/// again.
/// </para>
/// </summary>
/// <remarks>
/// Files of processes that still run are not changed; open files of another machine not before seven days without a write. What
/// Resolve-RunwayTask must know stays for an hour, and as long as a create is unknown: tasks of its router, resources of its name.
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

    /// <summary>Removes only tasks created before this time. Default: now.</summary>
    [Parameter(ParameterSetName = FinishedSet, Position = 0)]
    [Date]
    public DateTime? Before { get; set; }

    /// <summary>
    /// The tasks: ids, RunwayTask objects, or objects with an Id property, such as rows of a CSV file or tasks from Export-Clixml
    /// of another machine.
    /// </summary>
    [Parameter(ParameterSetName = TaskSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("Id", "TaskId", "InputObject")]
    [TaskTransformation]
    public RunwayTask[] Task { get; set; } = [];

    /// <summary>Asks for confirmation of each request or task.</summary>
    protected override void ProcessRecord()
    {
        foreach (var task in Task)
        {
            if (ShouldProcess(InputRow.Describe((_known ??= new KnownTasks(SessionConnection.Journal)).Fill(task)), "Mark it as checked: it is no longer listed as unknown or unfinished, and -SkipExisting may create it again"))
            {
                _dismissed.Add(task.Id);
            }
        }
    }

    /// <summary>Compacts the journal, or marks its entries as checked.</summary>
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
        if (ShouldProcess(journal.Folder, string.Create(CultureInfo.CurrentCulture, $"Remove {journal.CountFinished(before):N0} finished tasks from the journal")))
        {
            WriteVerbose($"{journal.CompactAsync(before).GetAwaiter().GetResult()} tasks were removed from the journal.");
            SeenNames.At(journal.Folder).Clear();
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
            WriteError(ErrorRecords.From(new RunwayException(RunwayErrors.NotInJournal, $"The journal in '{journal.Folder}' has no entry of '{id}'."), id));
        }
    }
}
