using Runway.Batches;

namespace Runway;

/// <summary>
/// What earlier runs of a named batch created, to be handed out again instead of being paid for again. The same input
/// twice in one run stands for two tasks, and so it does in the next.
/// </summary>
public sealed class BatchMemory : IDisposable
{
    private readonly Dictionary<string, int> _had = new(StringComparer.Ordinal);
    private readonly BatchTasks _tasks;
    private SharedBatch? _shared;

    /// <summary>Reads what a journal has of a batch, whichever key was used. Nothing may be created by it.</summary>
    /// <param name="journal">The journal; null stands for an empty one.</param>
    /// <param name="service">The base address of the service.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public BatchMemory(TaskJournal? journal, Uri service, string batch)
    {
        ArgumentNullException.ThrowIfNull(service);
        _tasks = new BatchTasks(journal, service, batch, null);
    }

    private BatchMemory(SharedBatch shared) => (_shared, _tasks) = (shared, shared.Tasks);

    /// <summary>Takes the batch on, alone among all processes, to create what is missing.</summary>
    /// <param name="journal">The journal; null stands for an empty one, which no process has to itself.</param>
    /// <param name="service">The base address of the service.</param>
    /// <param name="clock">The clock of the connection.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="observer">Who is told of warnings.</param>
    /// <param name="cancellationToken">Ends the waiting for it.</param>
    /// <exception cref="RunwayException">Another process has it, or the journal cannot be used.</exception>
    public static async Task<BatchMemory> TakeOnAsync(TaskJournal? journal, Uri service, TimeProvider clock, string batch, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        return journal is not null
            ? new BatchMemory(await SharedBatch.JoinAsync(journal, service, clock, batch, observer, cancellationToken).ConfigureAwait(false))
            : new BatchMemory(journal, service, batch);
    }

    /// <summary>Takes the next place of the batch for an input.</summary>
    public BatchPlace Take(RequestReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return _tasks.Next(review, _had);
    }

    /// <summary>Gives the batch back, as soon as the creates that are under way have ended.</summary>
    public void Dispose() => Interlocked.Exchange(ref _shared, null)?.Leave();
}
