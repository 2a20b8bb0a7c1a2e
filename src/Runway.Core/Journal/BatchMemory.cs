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

    /// <summary>Reads what the journal has of a batch at the service of a connection, whichever key was used. Nothing may be created by it.</summary>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public BatchMemory(RunwayConnection connection, string batch)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _tasks = new BatchTasks(connection, batch, null);
    }

    private BatchMemory(SharedBatch shared) => (_shared, _tasks) = (shared, shared.Tasks);

    /// <summary>Takes the batch on, alone among all processes, to create what is missing.</summary>
    /// <exception cref="RunwayException">Another process has it, or the journal cannot be used.</exception>
    public static async Task<BatchMemory> TakeOnAsync(RunwayConnection connection, string batch, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.Journal is { } journal
            ? new BatchMemory(await SharedBatch.JoinAsync(connection, journal, batch, observer, cancellationToken).ConfigureAwait(false))
            : new BatchMemory(connection, batch);
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
