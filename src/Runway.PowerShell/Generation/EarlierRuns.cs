using Runway.Batches;
using Runway.Operations;
using Runway.Tasks;

namespace Runway.PowerShell.Generation;

/// <summary>
/// What -SkipExisting goes by: the tasks that earlier runs of the named batches created, and those that other commands of this
/// process create meanwhile. Each batch is taken on once, and given back when the command ends.
/// </summary>
/// <param name="service">The connection.</param>
/// <param name="isWhatIf">Whether nothing is created: then no batch is taken on, so that no lease is left behind.</param>
/// <param name="observer">Who is told of warnings.</param>
/// <param name="writeWhile">Waits for something, and writes meanwhile what is ready.</param>
/// <param name="stopping">Ends the waiting for a batch.</param>
internal sealed class EarlierRuns(RunwayConnection service, bool isWhatIf, IRunwayObserver observer, Action<Task> writeWhile, CancellationToken stopping) : IDisposable
{
    private readonly Dictionary<string, BatchMemory> _batches = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RunwayException> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The place that a request has in its batch.</summary>
    /// <exception cref="RunwayException">There is no batch to go by, another process has it, or the journal cannot be read.</exception>
    public BatchPlace Find(string? batch, RequestReview review)
    {
        if (batch is null)
        {
            throw new RunwayException(RunwayErrors.BatchRequired, "-SkipExisting has nothing to go by.");
        }

        // Once for each batch: whether another process holds it is not asked for every row.
        if (_refused.TryGetValue(batch, out var refused))
        {
            throw refused;
        }

        try
        {
            if (!_batches.TryGetValue(batch, out var memory))
            {
                _batches[batch] = memory = TakeOn(batch);
            }

            return memory.Take(review);
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.BatchInUse)
        {
            _refused[batch] = e;
            throw;
        }
    }

    private BatchMemory TakeOn(string batch)
    {
        if (isWhatIf)
        {
            return new BatchMemory(service.Journal, service.BaseAddress, batch);
        }

        var taking = BatchMemory.TakeOnAsync(service.Journal, service.BaseAddress, service.Clock, batch, observer, stopping);
        writeWhile(taking);
        return taking.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var memory in _batches.Values)
        {
            memory.Dispose();
        }
    }

    /// <summary>What to write for a task that an earlier run has: itself, or that nobody knows what became of it.</summary>
    public static Task<object?> Result(RunwayTask known, int index) => known.Status == RunwayTaskStatus.Unknown
        ? throw new RunwayException(
            RunwayErrors.SubmissionOutcomeUnknown,
            $"An earlier run of batch '{known.Batch}' sent this, and its outcome is unknown ({known.Id}). It was not sent again.",
            "Judge by Get-RunwayUsage whether it was charged; -RetryUnknown sends it again.")
        : Task.FromResult<object?>(known with { Index = index });
}
