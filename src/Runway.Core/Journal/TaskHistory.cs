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

    /// <summary>Only these runs.</summary>
    public IReadOnlyCollection<string>? Batch { get; init; }
}

/// <summary>The tasks that a journal knows.</summary>
public static class TaskHistory
{
    /// <summary>Reads the journal, oldest first. Creates that were refused are left out: there is no task.</summary>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public static IReadOnlyList<RunwayTask> Read(TaskJournal journal, TaskHistoryFilter filter)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return [.. journal.Read()
            .Where(r => r.IsTask)
            .Where(r => !filter.Unfinished || r.IsUnfinished)
            .Where(r => !filter.Unknown || r.IsUnknown)
            .Where(r => filter.After is null || r.At >= filter.After)
            .Where(r => filter.Before is null || r.At < filter.Before)
            .Where(r => filter.Service is not { } service || r.Service is null || r.Service.StartsWith(service + "#", StringComparison.Ordinal))
            .Where(r => filter.Batch is null || (r.Batch is { } batch && filter.Batch.Contains(batch, StringComparer.OrdinalIgnoreCase)))
            .Select(r => r.ToTask())];
    }
}
