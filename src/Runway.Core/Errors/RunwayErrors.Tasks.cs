namespace Runway;

/// <content>The errors about tasks and the journal.</content>
public static partial class RunwayErrors
{
    /// <summary>A create went out and its answer was lost: a task may exist and be charged. It was not sent again.</summary>
    public static RunwayError SubmissionOutcomeUnknown { get; } = new(
        "RunwaySubmissionOutcomeUnknown", RunwayErrorKind.OutcomeUnknown,
        "A create went out and its answer was lost: a task may exist and be charged. It was not sent again.",
        "Compare Get-RunwayUsage and the balance of Get-RunwayOrganization before you repeat it; Get-RunwayTaskHistory -Unknown lists all such requests.");

    /// <summary>The service has no such task for this key.</summary>
    public static RunwayError TaskNotFound { get; } = new(
        "RunwayTaskNotFound", RunwayErrorKind.NotFound,
        "The service has no such task for this key.",
        "Check the id: it may have been deleted or cancelled, or belong to another organization.");

    /// <summary>The task failed. The id goes on with the service's own code, as in RunwayTaskFailed.SAFETY.INPUT.TEXT.</summary>
    public static RunwayError TaskFailed { get; } = new(
        "RunwayTaskFailed", RunwayErrorKind.TaskFailed,
        "The task failed. The id goes on with the service's own code, as in RunwayTaskFailed.SAFETY.INPUT.TEXT.",
        "The code decides; see the table of codes.");

    /// <summary>The task was cancelled, here or elsewhere.</summary>
    public static RunwayError TaskCancelled { get; } = new(
        "RunwayTaskCancelled", RunwayErrorKind.TaskFailed,
        "The task was cancelled, here or elsewhere.",
        "Create it again if it is still wanted.");

    /// <summary>The task was not finished within -Timeout. It goes on at the service.</summary>
    public static RunwayError WaitTimedOut { get; } = new(
        "RunwayWaitTimedOut", RunwayErrorKind.Timeout,
        "The task was not finished within -Timeout. It goes on at the service.",
        "Wait again with the same id; Stop-RunwayTask cancels it.");

    /// <summary>A task that is not finished, or failed, was given where a medium is expected.</summary>
    public static RunwayError TaskHasNoOutput { get; } = new(
        "RunwayTaskHasNoOutput", RunwayErrorKind.InvalidArgument,
        "A task that is not finished, or failed, was given where a medium is expected.",
        "Put Wait-RunwayTask in between.");

    /// <summary>The task succeeded, and names nothing that could be fetched.</summary>
    public static RunwayError NoOutput { get; } = new(
        "RunwayNoOutput", RunwayErrorKind.InvalidData,
        "The task succeeded, and names nothing that could be fetched.",
        "Read the task again with Get-RunwayTask.");

    /// <summary>-OutFile names one file, and there is more than one to save.</summary>
    public static RunwayError ManyOutputs { get; } = new(
        "RunwayManyOutputs", RunwayErrorKind.InvalidArgument,
        "-OutFile names one file, and there is more than one to save.",
        "Use -DestinationPath.");

    /// <summary>The journal knows nothing under the id that Clear-RunwayTaskHistory was given.</summary>
    public static RunwayError NotInJournal { get; } = new(
        "RunwayNotInJournal", RunwayErrorKind.NotFound,
        "The journal knows nothing under the id that Clear-RunwayTaskHistory was given.",
        "Give an id as Get-RunwayTaskHistory shows it, and connect with the journal that has it (-JournalPath, RUNWAY_JOURNAL).");

    /// <summary>Another process is creating the tasks of the batch that -SkipExisting was to go on with.</summary>
    public static RunwayError BatchInUse { get; } = new(
        "RunwayBatchInUse", RunwayErrorKind.Conflict,
        "Another process is creating the tasks of the batch that -SkipExisting was to go on with.",
        "Start again when it has ended: what it created is found then. One that was killed is replaced at once on its own machine, and elsewhere after 60 seconds.");

    /// <summary>The journal cannot be read.</summary>
    public static RunwayError JournalNotReadable { get; } = new(
        "RunwayJournalNotReadable", RunwayErrorKind.FileRead,
        "The journal cannot be read.",
        "Check the folder and its permissions (RUNWAY_JOURNAL, or -JournalPath of Connect-Runway).");

    /// <summary>The journal cannot be written. Without it a task that is paid for could be lost, so nothing is created.</summary>
    public static RunwayError JournalNotWritable { get; } = new(
        "RunwayJournalNotWritable", RunwayErrorKind.FileWrite,
        "The journal cannot be written. Without it a task that is paid for could be lost, so nothing is created.",
        "Make room there, or set RUNWAY_JOURNAL to a folder that you may write to.");
}
