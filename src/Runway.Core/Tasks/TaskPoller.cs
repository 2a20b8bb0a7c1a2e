using System.Runtime.CompilerServices;
using Runway.Generated.Models;

namespace Runway;

/// <summary>
/// The one scheduler that reads every task that anybody in the process waits for. A queue ordered by due time, a
/// bounded number of reads under way, no thread of its own: a single timer wakes it when the next read is due.
/// A read that fails never ends a wait; only the caller's token does, or the service's repeated word that there is
/// no such task. Nothing that one read throws stops the reads of the others.
/// </summary>
internal sealed class TaskPoller
{
    private static readonly ConditionalWeakTable<TimeProvider, TaskPoller> Pollers = [];

    // A read that is held back is thought about again after half a second, or after a second by ten thousand tasks.
    private static readonly TimeSpan LeastHoldStep = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan HoldStepForEach = TimeSpan.FromMicroseconds(100);

    // Of ten thousand tasks one is due every half a millisecond, and to wake up for each costs more than to read it. What
    // falls due within this time for each task goes out together: 1 ms for a few, a quarter of a second for ten thousand.
    private static readonly TimeSpan GatheringForEach = TimeSpan.FromMicroseconds(25);
    private static readonly TimeSpan LeastGathering = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MostGathering = TimeSpan.FromMilliseconds(250);

    // No due time lies further ahead, so that a timer takes any of them.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterADefect = TimeSpan.FromSeconds(1);
    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private readonly TaskPollerOptions _options;
    private readonly PriorityQueue<WatchedTask, long> _queue = new();
    private readonly Dictionary<TaskKey, WatchedTask> _watched = [];
    private readonly Dictionary<string, ServiceBrake> _brakes = [];
    private readonly ReadPlans _plans;
    private readonly RecentReads _recent;
    private readonly ITimer _timer;
    private int _inFlight;
    private bool _pumping;

    public TaskPoller(TimeProvider clock, TaskPollerOptions options)
    {
        _clock = clock;
        _options = options;
        _plans = new ReadPlans(clock, options.Interval);
        _recent = new RecentReads(clock, options.Interval);
        _timer = clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The scheduler of a clock; there is one clock in production, and so one scheduler.</summary>
    public static TaskPoller For(TimeProvider clock) => Pollers.GetValue(clock, c => new TaskPoller(c, new TaskPollerOptions()));

    /// <summary>Waits until the task is finished. Several waits for one id share its reads.</summary>
    /// <exception cref="RunwayException">The service says, repeatedly, that there is no such task for this key.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped waiting; the task itself goes on.</exception>
    public async Task<RunwayTask> WaitAsync(RunwayConnection connection, RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var key = new TaskKey(connection.Identity, task.Id);
        if (LastSeen(key) is { } seen && RunwayTaskStatus.IsFinished(seen.Status))
        {
            return TaskMapper.Merge(task, seen);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new TaskWaiter(connection, task, observer);
        Enlist(key, waiter);
        await using var registration = cancellationToken.Register(() => Leave(key, waiter, cancellationToken)).ConfigureAwait(false);
        Pump();
        return await waiter.Completion.Task.ConfigureAwait(false);
    }

    /// <summary>Completes as soon as a task may be read again.</summary>
    public async Task KeepDistanceAsync(RunwayConnection connection, string id, CancellationToken cancellationToken)
    {
        // Timers cut fractions of a millisecond off, so the first one may end too soon.
        while (NextAllowed(new TaskKey(connection.Identity, id)) is { } next)
        {
            await Task.Delay(_clock.Until(next) + TimeSpan.FromMilliseconds(1), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Notes that a task was created or read elsewhere, so that its next read keeps its distance.</summary>
    /// <param name="connection">Whose task it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="seen">What was read; null where the read failed, and where the task is gone or new.</param>
    public void NoteRead(RunwayConnection connection, string id, RunwayTask? seen = null)
    {
        lock (_gate)
        {
            _recent.Note(new TaskKey(connection.Identity, id), seen);
        }
    }

    /// <summary>Forgets as what a task was seen, since it is about to be deleted.</summary>
    public void Forget(RunwayConnection connection, string id)
    {
        lock (_gate)
        {
            _recent.Forget(new TaskKey(connection.Identity, id));
        }
    }

    /// <summary>What was read of a task so short a time ago that it may not be read again yet; null where it may be.</summary>
    /// <returns>Whether it may not be read yet, and as what it was seen, if it was.</returns>
    public (bool TooSoon, RunwayTask? Seen) LastLook(RunwayConnection connection, string id)
    {
        var key = new TaskKey(connection.Identity, id);
        return (NextAllowed(key) is not null, LastSeen(key));
    }

    /// <summary>Ends the waits over a connection that is being closed; others may wait for the same tasks over another one.</summary>
    public void Close(RunwayConnection connection)
    {
        lock (_gate)
        {
            foreach (var watched in _watched.Values.Where(w => w.Key.Identity == connection.Identity))
            {
                watched.DropClosed();
            }
        }
    }

    private RunwayTask? LastSeen(TaskKey key)
    {
        lock (_gate)
        {
            return _recent.Seen(key);
        }
    }

    private long? NextAllowed(TaskKey key)
    {
        lock (_gate)
        {
            return _watched.TryGetValue(key, out var watched) && watched.LastRead is { } at ? _recent.NextAllowed(at) : _recent.NextAllowed(key);
        }
    }

    private void Enlist(TaskKey key, TaskWaiter waiter)
    {
        lock (_gate)
        {
            var connection = waiter.Connection;
            if (!_watched.TryGetValue(key, out var watched))
            {
                if (!_brakes.TryGetValue(connection.Identity, out var brake))
                {
                    _brakes[connection.Identity] = brake = new ServiceBrake(_clock);
                }

                var allowed = _recent.NextAllowed(key);
                watched = new WatchedTask(key, connection, brake, _options) { Seen = waiter.Known.Status is not null, LastRead = allowed - _clock.Ticks(_options.Interval), Plan = RunwayTaskStatus.IsFinished(waiter.Known.Status) ? null : _plans.For(connection, waiter.Known, waiter.Known.CreatedAt) };
                _watched[key] = watched;
                _queue.Enqueue(watched, allowed is { } next ? next + _clock.Ticks(_options.RandomJitter()) : _clock.GetTimestamp());
            }

            watched.Waiters.Add(waiter);
        }
    }

    // A task that nobody waits for any more stays in the queue until its turn comes: whoever asks for it before then
    // takes over its due time, and so keeps its distance from the last read.
    private void Leave(TaskKey key, TaskWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_watched.TryGetValue(key, out var watched))
            {
                watched.Waiters.Remove(waiter);
            }
        }

        waiter.Completion.TrySetCanceled(cancellationToken);
    }

    // Starts every read that is due and sets the timer for the next one. Called whenever one of those may have changed,
    // on whatever thread that happens. Reads start outside the lock, and one pump at a time: a read that ends at once
    // is followed by the next in the same loop instead of nesting into it.
    private void Pump()
    {
        lock (_gate)
        {
            if (_pumping)
            {
                return;
            }

            _pumping = true;
        }

        try
        {
            while (TakeDue() is { } task)
            {
                _ = ReadAsync(task);
            }
        }
        catch (Exception)
        {
            // A defect of ours, on the thread of a timer as it may be, where it would end the process. Waits go on.
            lock (_gate)
            {
                _pumping = false;
                _timer.Change(AfterADefect, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // The next task to read now; none ends the pump, with the timer set for the next one.
    private WatchedTask? TakeDue()
    {
        lock (_gate)
        {
            while (_inFlight < _options.MaxInFlight && _queue.TryPeek(out var next, out var due))
            {
                if (next.Waiters.Count == 0)
                {
                    _watched.Remove(_queue.Dequeue().Key);
                }
                else if (due > _clock.GetTimestamp())
                {
                    _timer.Change(_clock.Until(due).Within(TimeSpan.Zero, LongestSleep) + Gathering(), Timeout.InfiniteTimeSpan);
                    break;
                }
                else if (!next.MayBeRead(out var hold))
                {
                    // Looked at again before it is over, since what others meet meanwhile may bring it forward.
                    var step = (HoldStepForEach * _watched.Count).Within(LeastHoldStep, _options.Interval);
                    _queue.DequeueEnqueue(next, _clock.After(hold < step ? hold + TimeSpan.FromMilliseconds(1) : step));
                }
                else
                {
                    _inFlight++;
                    return _queue.Dequeue();
                }
            }

            _pumping = false;
            return null;
        }
    }

    // Timers cut fractions of a millisecond off, so that without any the timer would find nothing due yet.
    private TimeSpan Gathering() => (GatheringForEach * _watched.Count).Within(LeastGathering, MostGathering);

    private async Task ReadAsync(WatchedTask watched)
    {
        TaskResponse? answer = null;
        Exception? problem = null;
        var waiters = new WaiterObservers([]);
        try
        {
            waiters = watched.BeginRead(_gate);
            var client = watched.Connection.Client(new RequestContext(waiters) { Attempt = watched.Attempt });
            answer = await client.GetTaskAsync(watched.Key.Id, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            problem = e;
        }

        lock (_gate)
        {
            _inFlight--;
            var next = EndRead(watched, answer, problem, waiters);
            watched.LastRead = _clock.GetTimestamp();
            if (next is { } delay && watched.Waiters.Count > 0)
            {
                _queue.Enqueue(watched, _clock.After(delay));
            }
            else
            {
                _watched.Remove(watched.Key);
                _recent.Note(watched.Key, watched.Finished);
            }
        }

        Pump();
    }

    // What the read means for its task. Whatever goes wrong in here is no reason to forget the task.
    private TimeSpan? EndRead(WatchedTask watched, TaskResponse? answer, Exception? problem, WaiterObservers observers)
    {
        try
        {
            if (watched.Plan is null && answer?.CreatedAt is { } created && watched.Waiters is [var first, ..])
            {
                watched.Plan = _plans.For(watched.Connection, first.Known, created);
            }

            return answer is not null ? watched.Accept(answer, observers) : watched.Excuse(problem!, observers);
        }
        catch (Exception e)
        {
            return watched.Excuse(e, observers);
        }
    }
}
