using System.Collections.Concurrent;
using System.Management.Automation;

namespace Runway.PowerShell.Cmdlets;

/// <summary>
/// A queue from worker threads to the pipeline thread. Workers post actions on the cmdlet; only the pipeline thread, which owns the
/// cmdlet, runs them, while it waits here. Posts after the end are ignored.
/// </summary>
internal sealed class PipelineQueue
{
    private readonly ConcurrentQueue<Action> _posted = new();

    // Signals that the queue is not empty, so that many posts wake the pipeline thread once. No spinning, since most waits are for
    // the network.
    private readonly ManualResetEventSlim _signal = new(false, spinCount: 0);
    private volatile bool _closed;

    /// <summary>Any thread: posts an action for the pipeline thread.</summary>
    public void Post(Action action)
    {
        if (!_closed)
        {
            _posted.Enqueue(action);
            _signal.Set();
        }
    }

    /// <summary>Any thread: ignores all later posts.</summary>
    public void Close() => _closed = true;

    /// <summary>Pipeline thread: runs the posted actions, without waiting.</summary>
    public void Drain()
    {
        while (_posted.TryDequeue(out var action))
        {
            action();
        }
    }

    /// <summary>Pipeline thread: runs posted actions until <paramref name="work"/> ends, and calls <paramref name="idle"/> at intervals.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public void PumpUntil(Task work, Action idle, CancellationToken stopping)
    {
        if (!work.IsCompleted)
        {
            // Wakes the loop below when the work ends, on any thread.
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
