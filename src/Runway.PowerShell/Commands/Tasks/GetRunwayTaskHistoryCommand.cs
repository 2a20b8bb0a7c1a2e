using System.Management.Automation;
using Runway.Journal;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Lists the tasks in the journal, oldest first, of all sessions and machines that share its folder, for the service of this
/// session's connection. No request is sent. The tasks can be piped into the other task commands: continue an interrupted batch
/// with <c>Get-RunwayTaskHistory -Unfinished | Save-RunwayTaskOutput</c>.
/// <para>
/// SavedPath has the saved files of a task, Input its input media, and Parameters the other members of the request.
/// </para>
/// </summary>
/// <remarks>The status is the last one that was read; Get-RunwayTask reads the current one. FinishedAt is the time at which a wait read the end of the task; without a wait it is empty.</remarks>
/// <returns>The tasks, oldest first.</returns>
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

    /// <summary>Only tasks that are not finished, and succeeded tasks that are not saved completely.</summary>
    [Parameter(ParameterSetName = UnfinishedSet, Mandatory = true)]
    public SwitchParameter Unfinished { get; set; }

    /// <summary>Only requests whose outcome is unknown: a task may exist and be charged.</summary>
    [Parameter(ParameterSetName = UnknownSet, Mandatory = true)]
    public SwitchParameter Unknown { get; set; }

    /// <summary>Only tasks created at or after this time.</summary>
    [Parameter]
    [Date]
    public DateTime? After { get; set; }

    /// <summary>Only tasks created before this time.</summary>
    [Parameter]
    [Date]
    public DateTime? Before { get; set; }

    /// <summary>Only tasks of these models. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HistoryValueCompleter))]
    public string[]? Model { get; set; }

    /// <summary>
    /// Only tasks with one of these statuses, such as SUCCEEDED or FAILED. A status that is neither known nor in the journal is an
    /// error.
    /// </summary>
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HistoryValueCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only tasks of these batches. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HistoryValueCompleter))]
    public string[]? Batch { get; set; }

    /// <summary>Only this number of the newest tasks, oldest first.</summary>
    [Parameter]
    [Number(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>
    /// Lists the tasks of all services in the journal, not only of that of this session's connection: also those of an emulator at
    /// another base URL.
    /// </summary>
    [Parameter]
    public SwitchParameter AllServices { get; set; }

    /// <summary>Reads the journal.</summary>
    protected override void EndProcessing()
    {
        var filter = new TaskHistoryFilter
        {
            Unfinished = Unfinished,
            Unknown = Unknown,
            After = ToUtc(After),
            Before = ToUtc(Before),
            Batch = AnyOf(Batch),
            Model = AnyOf(Model),
            Status = Status,
            Newest = Newest,
            Service = AllServices ? null : SessionConnection.Service,
        };
        try
        {
            foreach (var task in TaskHistory.Read(SessionConnection.Journal, filter))
            {
                // Selects the view with the columns of the history.
                var shown = new PSObject(task);
                shown.TypeNames.Insert(0, "Runway.RunwayTask#History");
                WriteObject(shown);
            }
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.StatusNotKnown)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Status));
        }
        catch (RunwayException e)
        {
            WriteError(ErrorRecords.From(e, SessionConnection.Journal.Folder));
        }
    }

    // A name with brackets also matches itself.
    private static Func<string, bool>? AnyOf(string[]? patterns)
    {
        var wild = patterns?.Select(Wildcards.Of).ToList();
        return patterns is null ? null : text => wild!.Exists(w => w.IsMatch(text)) || patterns.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    private static DateTimeOffset? ToUtc(DateTime? time) => time is { } given ? new DateTimeOffset(given) : null;
}
