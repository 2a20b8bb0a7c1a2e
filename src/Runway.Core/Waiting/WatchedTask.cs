using Runway.Generated;
using Runway.Generated.Models;
using Runway.Http;
using Runway.Observing;

namespace Runway.Waiting;

/// <summary>
/// One task in the poller's queue, with everybody who waits for it: what a read of it means, and when to read it again.
/// Guarded by the poller's lock.
/// </summary>
internal sealed class WatchedTask(TaskKey key, ConnectionContext connection, RateLimitGate gate, TaskPollerOptions options)
{
    private const int FailuresBeforeAWarning = 3;

    // The time of an end is known only where the read before it was not longer ago than this many intervals.
    private const double IntervalsInView = 2.5;
    private int _failures;
    private int _refusals;
    private int _foreignAnswers;
    private long _foreignSince;
    private bool _probe;
    private bool _warned;

    public TaskKey Key { get; } = key;

    /// <summary>The connection over which it is read: that of one who waits for it.</summary>
    public ConnectionContext Connection { get; private set; } = connection;

    public RateLimitGate Gate { get; } = gate;

    public List<TaskWaiter> Waiters { get; } = [];

    /// <summary>Whether the service has ever shown it to us.</summary>
    public bool Seen { get; set; }

    /// <summary>When it was created or read last, in timestamps of the clock; null where that was not here, or long ago.</summary>
    public long? LastRead { get; set; }

    /// <summary>The number of the next attempt at this read, from 1.</summary>
    public int Attempt => _failures + 1;

    /// <summary>The task as it was read when it had ended; null before.</summary>
    public RunwayTask? Finished { get; private set; }

    /// <summary>Whether it is read now that it is due.</summary>
    /// <param name="pause">How long it is not read, at the most.</param>
    public bool MayBeRead(out TimeSpan pause)
    {
        _probe = false;
        pause = Gate.Remaining;
        if (pause <= TimeSpan.Zero)
        {
            return true;
        }

        Gate.Warn(Waiters);
        return _probe = Gate.TryProbe();
    }

    /// <summary>Chooses the connection over which it is read now.</summary>
    /// <param name="sync">The poller's lock.</param>
    /// <returns>Those who wait for it.</returns>
    public WaiterObservers BeginRead(object sync)
    {
        lock (sync)
        {
            DropClosed();
            Connection = Waiters is [var first, ..] ? first.Connection : Connection;
            return new WaiterObservers([.. Waiters]);
        }
    }

    /// <summary>Ends the waits over connections that were closed.</summary>
    public void DropClosed()
    {
        foreach (var waiter in Waiters.Where(w => w.Connection.IsClosed).ToList())
        {
            Waiters.Remove(waiter);
            waiter.Completion.TrySetException(new RunwayException(
                RunwayErrors.ConnectionClosed,
                $"The wait for task {Key.Id} has ended, since its connection was closed. The task goes on at the service.",
                "Wait for it again over an open connection."));
        }
    }

    /// <summary>The service answered with the task: updates everybody who waits for it.</summary>
    /// <returns>What it means for the next read.</returns>
    public Reading OnRead(TaskResponse answer, WaiterObservers observers)
    {
        Gate.OnRead(_probe);
        (_failures, _refusals, _foreignAnswers, Seen) = (0, 0, 0, true);
        var (finished, inView) = (false, LastRead is { } last && Connection.Clock.GetElapsedTime(last) <= options.Interval * IntervalsInView);
        foreach (var waiter in Waiters)
        {
            var task = TaskMapper.Merge(waiter.Known, answer, Connection);
            finished = RunwayTaskStatus.IsFinished(task.Status);
            task = finished && inView ? task with { FinishedAt = Connection.Clock.GetUtcNow() } : task;
            waiter.Observer.Notify(o => o.OnTaskUpdated(task));
            if (finished)
            {
                Finished = task;
                waiter.Completion.TrySetResult(task);
            }
            else if (!_warned && !RunwayTaskStatus.IsKnown(task.Status))
            {
                _warned = true;
                observers.OnWarning($"Task {task.Id} reports the status '{task.Status}', which this version does not know. It is waited for as unfinished.");
            }
        }

        var state = RunwayTaskStatus.Normalize(answer.Status ?? string.Empty) switch
        {
            RunwayTaskStatus.Succeeded => ReadState.Succeeded,
            RunwayTaskStatus.Throttled => ReadState.Queued,
            _ => finished ? ReadState.Over : ReadState.Running,
        };
        return new Reading(state, answer.Progress ?? 0, answer.CreatedAt);
    }

    /// <summary>The read failed or was refused: decides whether the task is read again.</summary>
    /// <returns>The time until the next read; null when the wait has ended in an error.</returns>
    public TimeSpan? OnReadFailed(Exception problem, WaiterObservers observers)
    {
        if (Connection.IsClosed)
        {
            // Whoever waits over another connection reads it over that one.
            DropClosed();
            return options.Interval;
        }

        TimeSpan? retryAfter = null;
        if (problem is ResponseException answer)
        {
            retryAfter = ServiceErrors.RetryAfter(answer, Connection.Clock);
            if (RateLimitGate.PausesAll(answer.StatusCode))
            {
                Gate.Pause(answer.StatusCode, retryAfter);
                Gate.Warn(Waiters);
            }
            else if (retryAfter > Backoff.Silence)
            {
                observers.OnWarning($"Task {Key.Id}: the service answered {answer.StatusCode} and asks to wait {RetryAfterHeader.Describe(retryAfter.Value)}. The task is not read for {RetryAfterHeader.Describe(Backoff.Cut(retryAfter)!.Value)}.");
            }

            var final = ServiceErrors.IsWordOfTheService(answer)
                ? !Seen || ++_refusals >= options.RefusalsThatEndAWait
                : (!ServiceErrors.IsTransient(answer.StatusCode) || ServiceErrors.IsForeignWebPage(answer, Connection)) && IsForeignForLong();
            if (final)
            {
                return Fail(TaskErrors.OfRead(answer, Connection, Key.Id));
            }
        }
        else if (!ServiceErrors.IsTransport(problem) && IsForeignForLong())
        {
            // A fault of this module or of a handler, and time has not mended it.
            return Fail(problem);
        }

        if (++_failures == FailuresBeforeAWarning)
        {
            observers.OnWarning($"Task {Key.Id} could not be read {FailuresBeforeAWarning} times in a row ({Connection.Redact(problem.Message.ReplaceLineEndings(" "))}). The wait goes on.");
        }

        return Backoff.Delay(_failures, options.Interval, retryAfter);
    }

    // An answer that is not the API's comes from a portal or a firewall on the way, and may pass when somebody logs in there.
    // It ends the wait only after several of them, over some time.
    private bool IsForeignForLong()
    {
        if (_foreignAnswers++ == 0)
        {
            _foreignSince = Connection.Clock.GetTimestamp();
        }

        return _foreignAnswers >= options.RefusalsThatEndAWait && Connection.Clock.GetElapsedTime(_foreignSince) >= options.LeastTimeOfRefusals;
    }

    private TimeSpan? Fail(Exception error)
    {
        Waiters.ForEach(w => w.Completion.TrySetException(error));
        return null;
    }
}
