using System.Runtime.CompilerServices;
using Runway.Http;
using Runway.Tasks;

namespace Runway.Waiting;

/// <summary>
/// Reads every task that anything in the process waits for, at the times that <see cref="ReadSchedule"/> gives. A read that
/// fails does not end a wait; the caller's token does, and repeated responses that there is no such task. What one
/// read throws does not stop the reads of the others.
/// </summary>
internal sealed class TaskPoller
{
    private static readonly ConditionalWeakTable<TimeProvider, TaskPoller> Pollers = [];

    // During a pause of its key a task is looked at again after a second, since a probe may end the pause early.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(1);
    private readonly object _sync = new();
    private readonly TimeProvider _clock;
    private readonly TaskPollerOptions _options;
    private readonly ReadQueue<TaskKey, WatchedTask> _queue;
    private readonly Dictionary<string, RateLimitGate> _gates = [];
    private readonly RecentReads _recent;

    public TaskPoller(TimeProvider clock, TaskPollerOptions options)
    {
        _clock = clock;
        _options = options;
        _recent = new RecentReads(clock, options.Interval);
        _queue = new ReadQueue<TaskKey, WatchedTask>(clock, _sync, new ReadSchedule(clock), options.Jitter, options.MaxInFlight, ReadAsync);
    }

    /// <summary>The scheduler of a clock; there is one clock in production, and so one scheduler.</summary>
    public static TaskPoller For(TimeProvider clock) => Pollers.GetValue(clock, c => new TaskPoller(c, new TaskPollerOptions()));

    /// <summary>Waits until the task is finished. Several waits for one id share its reads.</summary>
    /// <exception cref="RunwayException">The service says, repeatedly, that there is no such task for this key.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped waiting; the task itself goes on.</exception>
    public async Task<RunwayTask> WaitAsync(ConnectionContext connection, RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
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
        _queue.Pump();
        return await waiter.Completion.Task.ConfigureAwait(false);
    }

    /// <summary>Completes when a task may be read again.</summary>
    public async Task KeepDistanceAsync(ConnectionContext connection, string id, CancellationToken cancellationToken)
    {
        // Timers truncate to milliseconds, so the first delay may end too early.
        while (NextAllowed(new TaskKey(connection.Identity, id)) is { } next)
        {
            await Task.Delay(_clock.Until(next) + TimeSpan.FromMilliseconds(1), _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Records that a task was created or read outside of the poller, so that its next read keeps the interval.</summary>
    /// <param name="connection">The connection of the task.</param>
    /// <param name="id">Its id.</param>
    /// <param name="seen">The result; null where the read failed, and for a task that is new or deleted.</param>
    public void NoteRead(ConnectionContext connection, string id, RunwayTask? seen = null)
    {
        lock (_sync)
        {
            _recent.Note(new TaskKey(connection.Identity, id), seen);
        }
    }

    /// <summary>Forgets what the last read of a task gave, since the task is about to be deleted.</summary>
    public void Forget(ConnectionContext connection, string id)
    {
        lock (_sync)
        {
            _recent.Forget(new TaskKey(connection.Identity, id));
        }
    }

    /// <summary>The last read of a task.</summary>
    /// <returns>Whether the task must not be read again yet, and the result; null where that is unknown.</returns>
    public (bool TooSoon, RunwayTask? Seen) LastLook(ConnectionContext connection, string id)
    {
        var key = new TaskKey(connection.Identity, id);
        return (NextAllowed(key) is not null, LastSeen(key));
    }

    /// <summary>Ends the waits over a connection that is being closed; others may wait for the same tasks over another one.</summary>
    public void Close(ConnectionContext connection)
    {
        lock (_sync)
        {
            foreach (var watched in _queue.Items.Where(w => w.Key.Identity == connection.Identity))
            {
                watched.DropClosed();
            }
        }
    }

    private RunwayTask? LastSeen(TaskKey key)
    {
        lock (_sync)
        {
            return _recent.Seen(key);
        }
    }

    private long? NextAllowed(TaskKey key)
    {
        lock (_sync)
        {
            return _queue.Find(key)?.LastRead is { } at ? _recent.NextAllowed(at) : _recent.NextAllowed(key);
        }
    }

    private void Enlist(TaskKey key, TaskWaiter waiter)
    {
        lock (_sync)
        {
            var connection = waiter.Connection;
            if (_queue.Find(key) is not { } watched)
            {
                if (!_gates.TryGetValue(connection.Identity, out var gate))
                {
                    _gates[connection.Identity] = gate = new RateLimitGate(_clock);
                }

                var allowed = _recent.NextAllowed(key);
                watched = new WatchedTask(key, waiter.Known.Operation, connection, gate, _options) { Seen = waiter.Known.Status is not null, LastRead = allowed - _clock.Ticks(_options.Interval) };
                var kind = new ReadKind(key.Identity, waiter.Known.Operation, waiter.Known.Model, _options.Interval);
                var createdAt = RunwayTaskStatus.IsFinished(waiter.Known.Status) ? null : waiter.Known.CreatedAt;
                _queue.Add(key, watched, kind, createdAt, allowed is { } next ? next + _clock.Ticks(_options.RandomJitter()) : _clock.GetTimestamp());
            }

            watched.Waiters.Add(waiter);
        }
    }

    // A task without waiters stays in the queue until it is due, so that a new waiter keeps the interval to its last read.
    private void Leave(TaskKey key, TaskWaiter waiter, CancellationToken cancellationToken)
    {
        lock (_sync)
        {
            _queue.Find(key)?.Waiters.Remove(waiter);
        }

        waiter.Completion.TrySetCanceled(cancellationToken);
    }

    // Must not throw.
    private async Task<Func<Reading>> ReadAsync(WatchedTask watched)
    {
        if (PauseBefore(watched) is { } pause)
        {
            return () => new Reading(watched.Waiters.Count > 0 ? ReadState.Later : ReadState.Over, Pause: pause);
        }

        TaskReading? answer = null;
        Exception? problem = null;
        var waiters = new WaiterObservers([]);
        try
        {
            waiters = watched.BeginRead(_sync);
            var client = watched.Connection.Client(new RequestContext(waiters) { Attempt = watched.Attempt });
            answer = await TaskReading.ReadAsync(client, watched.Key.Id, watched.Operation, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            problem = e;
        }

        return () =>
        {
            var reading = EndRead(watched, answer, problem, waiters);
            watched.LastRead = _clock.GetTimestamp();
            reading = watched.Waiters.Count > 0 ? reading : reading with { State = ReadState.Over };
            if (reading.State is ReadState.Over or ReadState.Succeeded)
            {
                _recent.Note(watched.Key, watched.Finished);
            }

            return reading;
        };
    }

    // How long a task that is due is not read yet; null to read it now. A task that nobody waits for is not read.
    private TimeSpan? PauseBefore(WatchedTask watched)
    {
        lock (_sync)
        {
            return watched.Waiters.Count == 0 ? TimeSpan.Zero
                : watched.MayBeRead(out var pause) ? null
                : pause.Within(ShortestPause, LongestPause);
        }
    }

    // What the read means for its task. A fault in here counts as a failed read, so that the wait for the task goes on.
    private static Reading EndRead(WatchedTask watched, TaskReading? answer, Exception? problem, WaiterObservers observers)
    {
        try
        {
            if (answer is not null)
            {
                return watched.OnRead(answer, observers);
            }
        }
        catch (Exception e)
        {
            problem = e;
        }

        return watched.OnReadFailed(problem!, observers) is { } pause ? new Reading(ReadState.Later, Pause: pause) : new Reading(ReadState.Over);
    }
}
