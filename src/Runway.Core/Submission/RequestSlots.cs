namespace Runway;

/// <summary>
/// How many requests of one batch are under way at once. After an answer that holds for the whole batch, such as that the
/// key is wrong, no further one goes out: those that wait for a slot get the same error.
/// </summary>
/// <param name="count">At least 1.</param>
public sealed class RequestSlots(int count)
{
    private readonly SemaphoreSlim _free = new(count);
    private volatile RunwayException? _refusal;

    /// <summary>Waits for a free slot and keeps it while the request is under way; without slots there is no limit.</summary>
    internal static Task<T> RunAsync<T>(RequestSlots? slots, Func<Task<T>> request, CancellationToken cancellationToken) =>
        slots is null ? request() : slots.RunAsync(request, cancellationToken);

    private async Task<T> RunAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _refusal is { } e ? throw new RunwayException(e.Error, e.Message, e.RecommendedAction, e) : await request().ConfigureAwait(false);
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
}
