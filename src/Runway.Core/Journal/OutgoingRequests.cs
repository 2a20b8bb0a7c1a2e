namespace Runway.Journal;

/// <summary>
/// The creates whose request is out and whose outcome is not noted yet. Closing a connection waits for its own, and the end of
/// the process for all: the answer is the only proof of what was paid for.
/// </summary>
internal sealed class OutgoingRequests
{
    /// <summary>How long the end of a connection or of the process waits for answers, in real time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private TaskCompletionSource? _none;
    private TaskCompletionSource? _hold;
    private int _count;

    /// <summary>Those of all connections.</summary>
    public static OutgoingRequests OfProcess { get; } = new();

    /// <summary>How many there are.</summary>
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

    /// <summary>Done when there are none.</summary>
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

    /// <summary>Counts a request that is about to go out; while they are held, it waits.</summary>
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

    /// <summary>One is not out any more, and what came of it is noted.</summary>
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

    /// <summary>Lets no further request go out until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _hold ??= NewSignal();
        }
    }

    /// <summary>Lets requests go out again.</summary>
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
