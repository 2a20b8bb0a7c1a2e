using System.Management.Automation;
using Runway.Journal;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Lists the tasks that the journal knows, oldest first, from every session and machine that shares its folder: those of the
/// service that this session is connected to. Nothing is asked of the service. The tasks pipe into Get-, Wait- and Save-, so an interrupted batch is finished with
/// <c>Get-RunwayTaskHistory -Unfinished | Save-RunwayTaskOutput</c>.
/// <para>
/// Each task has the files that it was saved to in SavedPath, what went in in Input, and what else it was asked for in Parameters.
/// </para>
/// </summary>
/// <remarks>The state of a task is the one that was last seen. Get-RunwayTask reads what it is now. FinishedAt is when a wait noticed the end, and empty where none did.</remarks>
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

    /// <summary>Only tasks that are not saved yet: those that were not seen to end, and those that succeeded and of which a file is missing.</summary>
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
    [ArgumentCompleter(typeof(HistoryValueCompleter))]
    public string[]? Model { get; set; }

    /// <summary>
    /// Only tasks that were last seen in one of these states, such as SUCCEEDED or FAILED. One that is neither known nor in the
    /// journal is an error.
    /// </summary>
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HistoryValueCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only tasks of these runs; wildcards are understood.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(HistoryValueCompleter))]
    public string[]? Batch { get; set; }

    /// <summary>Only so many of what is left, the newest; still the oldest of them first.</summary>
    [Parameter]
    [Number(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>
    /// Lists the tasks of every service that the journal knows, not only of the one that the session is connected to: also those
    /// of rehearsals at another base URL.
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
                // The same task, shown with other columns.
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

    // A name that has brackets in it means itself, too.
    private static Func<string, bool>? AnyOf(string[]? patterns)
    {
        var wild = patterns?.Select(p => WildcardPattern.Get(p, WildcardOptions.IgnoreCase)).ToList();
        return patterns is null ? null : text => wild!.Exists(w => w.IsMatch(text)) || patterns.Contains(text, StringComparer.OrdinalIgnoreCase);
    }

    private static DateTimeOffset? ToUtc(DateTime? time) => time is { } given ? new DateTimeOffset(given) : null;
}
