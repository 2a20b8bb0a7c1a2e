using Runway.Generated;
using Runway.Http;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Waiting;

/// <summary>
/// One task in the poller's queue with its waiters. The poller holds the lock.
/// </summary>
internal sealed class WatchedTask(TaskKey key, string? operation, ConnectionContext connection, RateLimitGate gate, TaskPollerOptions options)
{
    private const int FailuresBeforeAWarning = 3;

    // The time of an end is only set when the read before it was at most this many intervals earlier.
    private const double IntervalsInView = 2.5;
    private int _failures;
    private int _refusals;
    private int _foreignAnswers;
    private long _foreignSince;
    private bool _probe;
    private bool _warned;

    public TaskKey Key { get; } = key;

    /// <summary>The connection for its reads: that of one of its waiters.</summary>
    public ConnectionContext Connection { get; private set; } = connection;

    public RateLimitGate Gate { get; } = gate;

    public List<TaskWaiter> Waiters { get; } = [];

    /// <summary>The operation that created it; null until that is known, and empty for any task.</summary>
    public string? Operation { get; private set; } = operation;

    private string Noun => ResourceOperation.Title(Operation);

    /// <summary>Whether it was read successfully before.</summary>
    public bool Seen { get; set; }

    /// <summary>The timestamp of its creation or last read in this process; null where that is unknown or long ago.</summary>
    public long? LastRead { get; set; }

    /// <summary>The number of the next attempt at this read, from 1.</summary>
    public int Attempt => _failures + 1;

    /// <summary>The finished task; null before its end.</summary>
    public RunwayTask? Finished { get; private set; }

    /// <summary>Whether it may be read now.</summary>
    /// <param name="pause">The maximum time until it may be read.</param>
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

    /// <summary>Chooses the connection for a read.</summary>
    /// <param name="sync">The poller's lock.</param>
    /// <returns>Its waiters.</returns>
    public WaiterObservers BeginRead(object sync)
    {
        lock (sync)
        {
            DropClosed();
            Connection = Waiters is [var first, ..] ? first.Connection : Connection;
            return new WaiterObservers([.. Waiters]);
        }
    }

    /// <summary>Ends the waits of closed connections.</summary>
    public void DropClosed()
    {
        foreach (var waiter in Waiters.Where(w => w.Connection.IsClosed).ToList())
        {
            Waiters.Remove(waiter);
            waiter.Completion.TrySetException(new RunwayException(
                RunwayErrors.ConnectionClosed,
                $"The wait for {Noun.ToLowerInvariant()} {Key.Id} has ended, since its connection was closed. It goes on at the service.",
                "Wait for it again over an open connection."));
        }
    }

    /// <summary>A read succeeded: updates the waiters.</summary>
    /// <returns>The result for the schedule.</returns>
    public Reading OnRead(TaskReading answer, WaiterObservers observers)
    {
        Gate.OnRead(_probe);
        Operation = Operation is { Length: > 0 } ? Operation : answer.Operation;
        (_failures, _refusals, _foreignAnswers, Seen) = (0, 0, 0, true);
        var (finished, inView) = (false, LastRead is { } last && Connection.Clock.GetElapsedTime(last) <= options.Interval * IntervalsInView);
        foreach (var waiter in Waiters)
        {
            var task = answer.Merge(waiter.Known, Connection);
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
                observers.OnWarning($"{Noun} {task.Id} reports the status '{task.Status}', which this version does not know. It is waited for as unfinished.");
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

    /// <summary>A read failed or was refused: decides whether the task is read again.</summary>
    /// <returns>The time until the next read; null when the waits have ended with an error.</returns>
    public TimeSpan? OnReadFailed(Exception problem, WaiterObservers observers)
    {
        if (Connection.IsClosed)
        {
            // Waiters of other connections read it over those.
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
            else if (retryAfter > Backoff.LongestSilentWait)
            {
                observers.OnWarning($"{Noun} {Key.Id}: the service answered {answer.StatusCode} and asks to wait {RetryAfterHeader.Describe(retryAfter.Value)}. It is not read for {RetryAfterHeader.Describe(Backoff.Cut(retryAfter)!.Value)}.");
            }

            var final = ServiceErrors.IsWordOfTheService(answer)
                ? !Seen || ++_refusals >= options.RefusalsThatEndAWait
                : (!ServiceErrors.IsTransient(answer.StatusCode) || ServiceErrors.IsForeignWebPage(answer, Connection)) && IsForeignForLong();
            if (final)
            {
                return Fail(TaskErrors.OfRead(answer, Connection, Key.Id, Noun));
            }
        }
        else if (!ServiceErrors.IsTransport(problem) && IsForeignForLong())
        {
            // A fault of this module or of a handler that does not pass.
            return Fail(problem);
        }

        if (++_failures == FailuresBeforeAWarning)
        {
            observers.OnWarning($"{Noun} {Key.Id} could not be read {FailuresBeforeAWarning} times in a row ({Connection.Redact(problem.Message.ReplaceLineEndings(" "))}). The wait goes on.");
        }

        return Backoff.Delay(_failures, options.Interval, retryAfter);
    }

    // A response that is not the API's comes from a portal or a firewall, and may stop when the user logs in there. Only several
    // of them, over some time, end the wait.
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
