using Runway.Batches;
using Runway.Operations;
using Runway.Tasks;

namespace Runway.PowerShell.Generation;

/// <summary>
/// The existing tasks of the batches of a command, for -SkipExisting: those of earlier runs in the journal, and those that other
/// commands of this process are creating. The lease of a batch is acquired once and released when the command ends.
/// </summary>
/// <param name="service">The connection.</param>
/// <param name="isWhatIf">Whether nothing is created; then no lease is acquired.</param>
/// <param name="observer">Receives warnings.</param>
/// <param name="writeWhile">Waits for a task and writes finished results meanwhile.</param>
/// <param name="stopping">Ends the wait for a lease.</param>
internal sealed class EarlierRuns(RunwayConnection service, bool isWhatIf, IRunwayObserver observer, Action<Task> writeWhile, CancellationToken stopping) : IDisposable
{
    private readonly Dictionary<string, BatchMemory> _batches = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RunwayException> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The place of a request in its batch.</summary>
    /// <exception cref="RunwayException">-Batch is missing, another process holds the batch, or the journal cannot be read.</exception>
    public BatchPlace Find(string? batch, RequestReview review)
    {
        if (batch is null)
        {
            throw new RunwayException(RunwayErrors.BatchRequired, "-SkipExisting has nothing to go by.");
        }

        // Once for each batch, not for each row.
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

    /// <summary>The result for a task of an earlier run: the task, or an error where its outcome is unknown.</summary>
    public static Task<object?> Result(RunwayTask known, int index) => known.Status == RunwayTaskStatus.Unknown
        ? throw new RunwayException(
            RunwayErrors.SubmissionOutcomeUnknown,
            $"An earlier run of batch '{known.Batch}' sent this, and its outcome is unknown ({known.Id}). It was not sent again.",
            "Judge by Get-RunwayUsage whether it was charged; -RetryUnknown sends it again.")
        : Task.FromResult<object?>(known with { Index = index });
}
