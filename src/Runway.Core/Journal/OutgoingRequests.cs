namespace Runway.Journal;

/// <summary>
/// The creates in flight whose outcome is not in the journal yet. Closing a connection waits for those of the connection, the
/// end of the process for all: the response is the only proof of what was paid for.
/// </summary>
internal sealed class OutgoingRequests
{
    /// <summary>The maximum wait when a connection is closed or the process ends, in real time.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private TaskCompletionSource? _none;
    private TaskCompletionSource? _hold;
    private int _count;

    /// <summary>The creates of all connections.</summary>
    public static OutgoingRequests OfProcess { get; } = new();

    /// <summary>The number in flight.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>Completes when none is in flight.</summary>
    public Task WhenNone
    {
        get
        {
            lock (_gate)
            {
                return _count == 0 ? Task.CompletedTask : (_none ??= NewSignal()).Task;
            }
        }
    }

    /// <summary>Counts a request that is about to be sent; waits while requests are held.</summary>
    public async Task BeginAsync()
    {
        while (true)
        {
            Task held;
            lock (_gate)
            {
                if (_hold is null)
                {
                    _count++;
                    return;
                }

                held = _hold.Task;
            }

            await held.ConfigureAwait(false);
        }
    }

    /// <summary>Stops counting a request whose outcome is in the journal.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _none?.TrySetResult();
                _none = null;
            }
        }
    }

    /// <summary>Holds further requests until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _hold ??= NewSignal();
        }
    }

    /// <summary>Lets requests be sent again.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _hold?.TrySetResult();
            _hold = null;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
