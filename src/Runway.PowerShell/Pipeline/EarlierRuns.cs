namespace Runway.PowerShell;

/// <summary>What -SkipExisting goes by: the tasks that earlier runs of the named batches created. Read once for each batch.</summary>
internal sealed class EarlierRuns(RunwayConnection connection)
{
    private readonly Dictionary<string, BatchMemory> _batches = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The task that an earlier run has for a request; null when it is to be created.</summary>
    /// <exception cref="RunwayException">There is no batch to go by, or the journal cannot be read.</exception>
    public RunwayTask? Find(string? batch, RequestReview review, bool retryUnknown)
    {
        if (batch is null)
        {
            throw new RunwayException(RunwayErrors.BatchRequired, "-SkipExisting has nothing to go by.");
        }

        if (!_batches.TryGetValue(batch, out var memory))
        {
            _batches[batch] = memory = new BatchMemory(connection, batch);
        }

        var known = memory.Take(review);
        return known is { Status: RunwayTaskStatus.Unknown } && retryUnknown ? null : known;
    }

    /// <summary>What to write for a task that an earlier run has: itself, or that nobody knows what became of it.</summary>
    public static Task<object?> Result(RunwayTask known, int index) => known.Status == RunwayTaskStatus.Unknown
        ? throw new RunwayException(
            RunwayErrors.SubmissionOutcomeUnknown,
            $"An earlier run of batch '{known.Batch}' sent this, and its outcome is unknown ({known.Id}). It was not sent again.",
            "Judge by Get-RunwayUsage whether it was charged; -RetryUnknown sends it again.")
        : Task.FromResult<object?>(known with { Index = index });
}
