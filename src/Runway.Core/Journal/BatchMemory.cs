namespace Runway;

/// <summary>
/// What earlier runs of a named batch created, to be handed out again instead of being paid for again. The same input
/// twice in one run stands for two tasks, and so it does in the next.
/// </summary>
public sealed class BatchMemory
{
    private readonly Dictionary<string, Queue<JournalRecord>> _known;
    private readonly bool _hasFormer;

    /// <summary>Reads what the journal has of a batch at the service of a connection, whichever key was used.</summary>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public BatchMemory(RunwayConnection connection, string batch)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var service = connection.BaseAddress + "#";
        List<JournalRecord> records = [.. (connection.Journal?.Read() ?? []).Where(r => r.IsTask)];

        // A task that was created again is no answer to its input any more: the one that repeats it is.
        var repeated = records.Select(r => r.RetryOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _known = records
            .Where(r => r.Fingerprint is not null && (r.Id is null || !repeated.Contains(r.Id)))
            .Where(r => string.Equals(r.Batch, batch, StringComparison.OrdinalIgnoreCase) && r.Service?.StartsWith(service, StringComparison.Ordinal) == true)
            .GroupBy(r => r.Fingerprint!)
            .ToDictionary(g => g.Key, g => new Queue<JournalRecord>(g.OrderBy(r => r.Id is null)));
        _hasFormer = _known.Keys.Any(FormerFingerprint.IsOne);
    }

    /// <summary>Takes the next task that the batch already has for an input; null when it has none.</summary>
    public RunwayTask? Take(RequestReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return Take(RequestFingerprint.Of(review)) ?? (_hasFormer ? FormerFingerprint.Of(review.Request).Select(Take).FirstOrDefault(t => t is not null) : null);
    }

    private RunwayTask? Take(string fingerprint) =>
        _known.TryGetValue(fingerprint, out var records) && records.TryDequeue(out var record) ? record.ToTask() : null;
}
