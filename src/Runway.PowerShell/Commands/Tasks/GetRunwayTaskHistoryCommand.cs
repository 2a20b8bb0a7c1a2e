using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Lists the tasks that the journal knows, oldest first, from every session and machine that shares its folder: those of the
/// service that this session is connected to. Nothing is asked of the service. The tasks pipe into Get-, Wait- and Save-, so an interrupted batch is finished with
/// <c>Get-RunwayTaskHistory -Unfinished | Save-RunwayTaskOutput</c>.
/// </summary>
/// <remarks>The state of a task is the one that was last seen. Get-RunwayTask reads what it is now.</remarks>
/// <returns>The tasks, oldest first, as far as the journal knows them.</returns>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="GetRunwayTaskCommand"/>
/// <seealso cref="ClearRunwayTaskHistoryCommand"/>
/// <seealso href="about_RunwayJournal"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.Get, "RunwayTaskHistory", DefaultParameterSetName = AllSet)]
[OutputType(typeof(RunwayTask))]
public sealed class GetRunwayTaskHistoryCommand : ModuleCmdlet
{
    private const string AllSet = "All";
    private const string UnfinishedSet = "Unfinished";
    private const string UnknownSet = "Unknown";

    /// <summary>Only tasks with something left to do: those that were not seen to end, and those that succeeded and are not saved.</summary>
    [Parameter(ParameterSetName = UnfinishedSet, Mandatory = true)]
    public SwitchParameter Unfinished { get; set; }

    /// <summary>Only requests whose outcome nobody knows: there may be a task, and it may have been charged.</summary>
    [Parameter(ParameterSetName = UnknownSet, Mandatory = true)]
    public SwitchParameter Unknown { get; set; }

    /// <summary>Only what was created at or after this time.</summary>
    [Parameter]
    [Date]
    public DateTime? After { get; set; }

    /// <summary>Only what was created before this time.</summary>
    [Parameter]
    [Date]
    public DateTime? Before { get; set; }

    /// <summary>Only tasks of these models; wildcards are understood.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Model { get; set; }

    /// <summary>Only tasks that were last seen in one of these states, such as SUCCEEDED or FAILED.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Only tasks of these runs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Batch { get; set; }

    /// <summary>
    /// Lists the tasks of every service that the journal knows, not only of the one that the session is connected to: also those
    /// of rehearsals at another base URL.
    /// </summary>
    [Parameter]
    public SwitchParameter AllServices { get; set; }

    /// <summary>Reads the journal.</summary>
    protected override void EndProcessing()
    {
        var filter = new TaskHistoryFilter { Unfinished = Unfinished, Unknown = Unknown, After = ToUtc(After), Before = ToUtc(Before), Batch = Batch, Service = AllServices ? null : SessionConnection.Service };
        var models = Model?.Select(m => WildcardPattern.Get(m, WildcardOptions.IgnoreCase)).ToArray();
        try
        {
            foreach (var task in TaskHistory.Read(SessionConnection.Journal, filter))
            {
                if ((models is null || models.Any(m => m.IsMatch(task.Model ?? string.Empty)))
                    && (Status is null || Status.Contains(task.Status, StringComparer.OrdinalIgnoreCase)))
                {
                    WriteObject(task);
                }
            }
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, SessionConnection.Journal.Folder));
        }
    }

    private static DateTimeOffset? ToUtc(DateTime? time) => time is { } given ? new DateTimeOffset(given) : null;
}
