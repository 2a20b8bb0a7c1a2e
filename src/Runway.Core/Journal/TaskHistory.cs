using Runway.Journal;

namespace Runway;

/// <summary>What to look for in the journal.</summary>
public sealed record TaskHistoryFilter
{
    /// <summary>Only tasks with something left to do: to wait for, or to save.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Only creates whose outcome nobody knows.</summary>
    public bool Unknown { get; init; }

    /// <summary>Only what was created at or after this moment.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only what was created before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only tasks of the service with this base address, whichever key was used; null for those of all.</summary>
    public Uri? Service { get; init; }

    /// <summary>Only the runs that it says yes to; null takes tasks of every run, and of none.</summary>
    public Func<string, bool>? Batch { get; init; }

    /// <summary>Only the models that it says yes to; of a task that was made elsewhere it is asked about an empty name.</summary>
    public Func<string, bool>? Model { get; init; }

    /// <summary>Only tasks that were last seen in one of these states; <c>CANCELED</c> is <c>CANCELLED</c>.</summary>
    public IReadOnlyCollection<string>? Status { get; init; }

    /// <summary>Only so many of what is left, the newest.</summary>
    public int? Newest { get; init; }

    internal bool Takes(JournalRecord record) => record.IsTask
        && (!Unfinished || record.IsUnfinished)
        && (!Unknown || record.IsUnknown)
        && (After is null || record.At >= After)
        && (Before is null || record.At < Before)
        && IsOfService(record)
        && (Batch is null || (record.Batch is { } batch && Batch(batch)))
        && (Model is null || Model(record.Model ?? string.Empty))
        && (Status is null || Status.Any(s => RunwayTaskStatus.IsSame(s, record.Status)));

    internal bool IsOfService(JournalRecord record) =>
        Service is not { } service || record.Service is null || record.Service.StartsWith(service + "#", StringComparison.Ordinal);
}

/// <summary>The tasks that a journal knows.</summary>
public static class TaskHistory
{
    /// <summary>Reads the journal, oldest first. Creates that were refused are left out: there is no task.</summary>
    /// <exception cref="RunwayException">The journal cannot be read, or a state is none that there is.</exception>
    public static IReadOnlyList<RunwayTask> Read(TaskJournal journal, TaskHistoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(filter);
        var records = journal.Read();
        RequireStatus(filter.Status ?? [], records);
        var taken = records.Where(filter.Takes);
        return [.. (filter.Newest is { } newest ? taken.TakeLast(newest) : taken).Select(r => r.ToTask())];
    }

    /// <summary>The runs, the models or the states that the journal has, the newest first.</summary>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public static IReadOnlyList<string> Values(TaskJournal journal, Uri? service, Func<RunwayTask, string?> of)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(of);
        var filter = new TaskHistoryFilter { Service = service };
        return [.. journal.Read().Where(filter.Takes).Reverse().Select(r => of(r.ToTask())).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    // A word that was misspelled would list nothing, as a state does in which no task is.
    private static void RequireStatus(IReadOnlyCollection<string> asked, IReadOnlyList<JournalRecord> records)
    {
        if (asked.FirstOrDefault(s => !RunwayTaskStatus.All.Any(k => RunwayTaskStatus.IsSame(s, k)) && !records.Any(r => r.IsTask && RunwayTaskStatus.IsSame(s, r.Status))) is { } wrong)
        {
            var others = records.Where(r => r.IsTask).Select(r => OutsideText.Line(r.Status, OutsideText.LongestName)!).Distinct().Except(RunwayTaskStatus.All);
            throw new RunwayException(
                RunwayErrors.StatusNotKnown,
                $"'{OutsideText.Line(wrong, OutsideText.LongestName)}' is no status that is known, and no task of the journal has it.",
                $"Use {string.Join(", ", RunwayTaskStatus.All.Concat(others))}.");
        }
    }
}
