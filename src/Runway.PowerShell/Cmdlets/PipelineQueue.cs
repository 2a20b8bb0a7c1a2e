using System.Collections.Concurrent;
using System.Management.Automation;

namespace Runway.PowerShell.Cmdlets;

/// <summary>
/// The bridge from worker threads to the pipeline thread. Workers post what they want done with the cmdlet; only the
/// pipeline thread, which owns the cmdlet, does it, while it waits here. Once closed, late posts are dropped.
/// </summary>
internal sealed class PipelineQueue
{
    private readonly ConcurrentQueue<Action> _posted = new();

    // Says that there is something to look at, not how much: a hundred posts wake the pipeline thread once. It does not
    // spin, since most waits here are for the network.
    private readonly ManualResetEventSlim _signal = new(false, spinCount: 0);
    private volatile bool _closed;

    /// <summary>Any thread: has the pipeline thread do something soon.</summary>
    public void Post(Action action)
    {
        if (!_closed)
        {
            _posted.Enqueue(action);
            _signal.Set();
        }
    }

    /// <summary>Any thread: nothing posted from now on will be done.</summary>
    public void Close() => _closed = true;

    /// <summary>Pipeline thread: does what was posted, without waiting.</summary>
    public void Drain()
    {
        while (_posted.TryDequeue(out var action))
        {
            action();
        }
    }

    /// <summary>Pipeline thread: does what is posted until <paramref name="work"/> ends, calling <paramref name="idle"/> now and then.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public void PumpUntil(Task work, Action idle, CancellationToken stopping)
    {
        if (!work.IsCompleted)
        {
            // Wakes the loop below; the work itself may end on any thread.
            _ = work.ContinueWith(_ => _signal.Set(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        try
        {
            while (true)
            {
                _signal.Reset();
                Drain();
                idle();
                if (work.IsCompleted)
                {
                    Drain();
                    return;
                }

                _signal.Wait(250, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
