namespace Runway.Submission;

/// <summary>
/// Limits how many requests of one batch are in flight at once, and how far they run ahead of the output. After an error that
/// applies to the whole batch, such as a wrong key, no further request is sent: those that wait for a slot get the same error.
/// </summary>
/// <param name="count">The maximum number in flight; at least 1.</param>
/// <param name="ahead">The maximum number that are sent beyond the last one whose output was written; at least <paramref name="count"/>.</param>
internal sealed class RequestSlots(int count, int ahead = int.MaxValue)
{
    private readonly SemaphoreSlim _free = new(count);
    private readonly object _gate = new();
    private readonly Dictionary<long, TaskCompletionSource> _waiting = [];
    private readonly CancellationTokenSource _closed = new();
    private long _written;
    private volatile RunwayException? _refusal;

    /// <summary>Counts one more output, written in the order of the input or reported as an error.</summary>
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

    /// <summary>Sends no further request: those that wait are cancelled, those in flight continue.</summary>
    public void Close() => _closed.Cancel();

    /// <summary>Waits for a free slot and holds it during the request. Without slots there is no limit.</summary>
    internal static Task<T> RunAsync<T>(RequestSlots? slots, long? order, Func<Task<T>> request, CancellationToken cancellationToken) =>
        slots is null ? request() : slots.RunAsync(order, request, cancellationToken);

    private async Task<T> RunAsync<T>(long? order, Func<Task<T>> request, CancellationToken cancellationToken)
    {
        // The turn before the slot: a request that waits for its turn must not hold a slot that an earlier one needs.
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
