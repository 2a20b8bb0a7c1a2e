using Runway.Tasks;
using Runway.Texts;

namespace Runway.Journal;

/// <summary>Filters for the tasks of the journal.</summary>
internal sealed record TaskHistoryFilter
{
    /// <summary>Only tasks with something left to wait for or to save.</summary>
    public bool Unfinished { get; init; }

    /// <summary>Only creates with an unknown outcome.</summary>
    public bool Unknown { get; init; }

    /// <summary>Only tasks created at or after this time.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Only tasks created before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Only tasks of the service with this base address, for any key. Null: all services.</summary>
    public Uri? Service { get; init; }

    /// <summary>Only batches for which this returns true. Null: all tasks, with or without a batch.</summary>
    public Func<string, bool>? Batch { get; init; }

    /// <summary>Only models for which this returns true. The name is empty where the model is not known.</summary>
    public Func<string, bool>? Model { get; init; }

    /// <summary>Only tasks whose last known status is one of these; <c>CANCELED</c> is <c>CANCELLED</c>.</summary>
    public IReadOnlyCollection<string>? Status { get; init; }

    /// <summary>Only the newest tasks, up to this number.</summary>
    public int? Newest { get; init; }

    internal bool Matches(JournalRecord record) => record.IsTask
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

/// <summary>Reads the tasks of a journal.</summary>
internal static class TaskHistory
{
    /// <summary>Reads the tasks, oldest first, without creates that were refused.</summary>
    /// <exception cref="RunwayException">The journal cannot be read, or a status is not known.</exception>
    public static IReadOnlyList<RunwayTask> Read(TaskJournal journal, TaskHistoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(filter);
        var records = journal.Read();
        RequireStatus(filter.Status ?? [], records);
        var matches = records.Where(filter.Matches);
        return [.. (filter.Newest is { } newest ? matches.TakeLast(newest) : matches).Select(r => r.ToTask())];
    }

    /// <summary>The distinct batches, models or statuses in the journal, newest first.</summary>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public static IReadOnlyList<string> Values(TaskJournal journal, Uri? service, Func<RunwayTask, string?> of)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(of);
        var filter = new TaskHistoryFilter { Service = service };
        return [.. journal.Read().Where(filter.Matches).Reverse().Select(r => of(r.ToTask())).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    // Otherwise a misspelled status would look like one without tasks.
    private static void RequireStatus(IReadOnlyCollection<string> statuses, IReadOnlyList<JournalRecord> records)
    {
        if (statuses.FirstOrDefault(s => !RunwayTaskStatus.All.Any(k => RunwayTaskStatus.IsSame(s, k)) && !records.Any(r => r.IsTask && RunwayTaskStatus.IsSame(s, r.Status))) is { } wrong)
        {
            var others = records.Where(r => r.IsTask).Select(r => OutsideText.Line(r.Status, OutsideText.LongestName)!).Distinct().Except(RunwayTaskStatus.All);
            throw new RunwayException(
                RunwayErrors.StatusNotKnown,
                $"'{OutsideText.Line(wrong, OutsideText.LongestName)}' is not a known status, and no task of the journal has it.",
                $"Use {string.Join(", ", RunwayTaskStatus.All.Concat(others))}.");
        }
    }
}
