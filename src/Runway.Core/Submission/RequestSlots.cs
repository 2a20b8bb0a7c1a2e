namespace Runway;

/// <summary>
/// How many requests of one batch are under way at once, and how far they may run ahead of the output. After an answer that
/// holds for the whole batch, such as that the key is wrong, no further one goes out: those that wait for a slot get the same
/// error.
/// </summary>
/// <param name="count">How many may be under way; at least 1.</param>
/// <param name="ahead">How many may have gone out beyond the last one that was written; no less than that.</param>
public sealed class RequestSlots(int count, int ahead = int.MaxValue)
{
    private readonly SemaphoreSlim _free = new(count);
    private readonly object _gate = new();
    private readonly Dictionary<long, TaskCompletionSource> _waiting = [];
    private readonly CancellationTokenSource _closed = new();
    private long _written;
    private volatile RunwayException? _refusal;

    /// <summary>One more was written, in the order of the input, or reported as an error.</summary>
    public void Written()
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            _written++;
            _waiting.Remove(_written + ahead - 1, out next);
        }

        next?.SetResult();
    }

    /// <summary>Lets no further request go out: those that wait are given up, and those that are out go on.</summary>
    public void Close() => _closed.Cancel();

    /// <summary>Waits for a free slot and keeps it while the request is under way; without slots there is no limit.</summary>
    internal static Task<T> RunAsync<T>(RequestSlots? slots, long? order, Func<Task<T>> request, CancellationToken cancellationToken) =>
        slots is null ? request() : slots.RunAsync(order, request, cancellationToken);

    private async Task<T> RunAsync<T>(long? order, Func<Task<T>> request, CancellationToken cancellationToken)
    {
        // The turn comes before the slot. The first that is not written never waits for its turn, so that the others come to theirs.
        _closed.Token.ThrowIfCancellationRequested();
        var turn = TurnAsync(order);
        if (!turn.IsCompleted || !_free.Wait(0, cancellationToken))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
            await turn.WaitAsync(either.Token).ConfigureAwait(false);
            await _free.WaitAsync(either.Token).ConfigureAwait(false);
        }

        try
        {
            return _refusal is { } e ? throw new RunwayException(e.Error, e.Message, e.Advice, e) { Case = e.Case } : await request().ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.EndsBatch)
        {
            _refusal ??= e;
            throw;
        }
        finally
        {
            _free.Release();
        }
    }

    private Task TurnAsync(long? order)
    {
        lock (_gate)
        {
            return order is not { } number || number < _written + ahead
                ? Task.CompletedTask
                : (_waiting[number] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
