using Runway.Journal;
using Runway.Operations;
using Runway.Tasks;

namespace Runway.Batches;

/// <summary>
/// The tasks that earlier runs of a named batch created, which are returned instead of being created and charged again. The same
/// input twice in one run means two tasks, also in the next run.
/// </summary>
internal sealed class BatchMemory : IDisposable
{
    private readonly Dictionary<string, int> _had = new(StringComparer.Ordinal);
    private readonly BatchTasks _tasks;
    private SharedBatch? _shared;

    /// <summary>Reads a batch from a journal, for any key, without the right to create tasks.</summary>
    /// <param name="journal">The journal. Null: an empty one.</param>
    /// <param name="service">The base address of the service.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public BatchMemory(TaskJournal? journal, Uri service, string batch)
    {
        ArgumentNullException.ThrowIfNull(service);
        _tasks = new BatchTasks(journal, service, batch, null);
    }

    private BatchMemory(SharedBatch shared) => (_shared, _tasks) = (shared, shared.Tasks);

    /// <summary>Acquires the lease of the batch, to create its missing tasks.</summary>
    /// <param name="journal">The journal. Null: an empty one, without a lease.</param>
    /// <param name="service">The base address of the service.</param>
    /// <param name="clock">The clock of the connection.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="observer">Receives warnings.</param>
    /// <param name="cancellationToken">Ends the wait for the lease.</param>
    /// <exception cref="RunwayException">Another process holds it, or the journal cannot be used.</exception>
    public static async Task<BatchMemory> TakeOnAsync(TaskJournal? journal, Uri service, TimeProvider clock, string batch, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        return journal is not null
            ? new BatchMemory(await SharedBatch.JoinAsync(journal, service, clock, batch, observer, cancellationToken).ConfigureAwait(false))
            : new BatchMemory(journal, service, batch);
    }

    /// <summary>The next place of the batch for an input.</summary>
    public BatchPlace Take(RequestReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return _tasks.Next(review, _had);
    }

    /// <summary>Releases the lease after the creates in flight have ended.</summary>
    public void Dispose() => Interlocked.Exchange(ref _shared, null)?.Leave();
}
