using Runway.Generated;

namespace Runway;

/// <summary>
/// One task in the poller's queue, with everybody who waits for it: what a read of it means, and when to read it again.
/// Guarded by the poller's lock.
/// </summary>
internal sealed class WatchedTask(TaskKey key, RunwayConnection connection, ServiceBrake brake, TaskPollerOptions options)
{
    private const int FailuresBeforeAWarning = 3;

    // An end between two reads that are farther apart than this is not dated.
    private const double IntervalsInView = 2.5;
    private int _failures;
    private int _refusals;
    private readonly ProgressTrend _trend = new(connection.Clock, options.Interval);
    private bool _timed;
    private bool _warned;

    public TaskKey Key { get; } = key;

    public RunwayConnection Connection { get; } = connection;

    public ServiceBrake Brake { get; } = brake;

    public List<TaskWaiter> Waiters { get; } = [];

    /// <summary>Whether the service has ever shown it to us.</summary>
    public bool Seen { get; set; }

    /// <summary>When it was created or read last, in timestamps of the clock; null where that was not here, or long ago.</summary>
    public long? LastRead { get; set; }

    /// <summary>Which try of one read the next one is, from 1.</summary>
    public int Attempt => _failures + 1;

    /// <summary>When it is best read by what is known of others; null where nothing tells its age.</summary>
    public ReadPlan? Plan { get; set; }

    /// <summary>How long to hold back a read that may take place now; zero to read.</summary>
    public TimeSpan Hold() => _timed ? TimeSpan.Zero : Plan?.Hold() ?? TimeSpan.Zero;

    /// <summary>An answer: tells everybody who waits.</summary>
    /// <returns>The time until the next read; null at the end.</returns>
    public TimeSpan? Accept(TaskResponse answer, WaiterObservers observers)
    {
        Brake.Release();
        (_failures, _refusals, Seen) = (0, 0, true);
        Plan?.Note(RunwayTaskStatus.Normalize(answer.Status.ToString() ?? string.Empty), answer.Progress);
        var (finished, inView) = (false, LastRead is { } last && Connection.Clock.GetElapsedTime(last) <= options.Interval * IntervalsInView);
        foreach (var waiter in Waiters)
        {
            var task = TaskMapper.Merge(waiter.Known, answer, Connection);
            finished = RunwayTaskStatus.IsFinished(task.Status);
            task = finished && inView ? task with { FinishedAt = Connection.Clock.GetUtcNow() } : task;
            waiter.Observer.Tell(o => o.OnTaskUpdated(task));
            if (finished)
            {
                waiter.Completion.TrySetResult(task);
            }
            else if (!_warned && !RunwayTaskStatus.IsKnown(task.Status))
            {
                _warned = true;
                observers.OnWarning($"Task {task.Id} reports the status '{task.Status}', which this version does not know. It is waited for as unfinished.");
            }
        }

        if (finished)
        {
            return null;
        }

        var forecast = Plan is { SpeaksForOthers: true } ? null : _trend.Note(answer.Progress);
        var distance = forecast ?? Plan?.Distance() ?? options.Interval;
        _timed = forecast is not null;
        return distance + options.RandomJitter();
    }

    /// <summary>No answer, or a refusal: decides whether to ask again.</summary>
    /// <returns>The time until the next read; null when the wait has ended in an error.</returns>
    public TimeSpan? Excuse(Exception problem, WaiterObservers observers)
    {
        TimeSpan? retryAfter = null;
        if (problem is ApiException answer)
        {
            if (ServiceErrors.IsElsewhere(answer, Connection))
            {
                return Fail(TaskService.ReadError(answer, Connection, Key.Id));
            }

            if (answer.StatusCode is >= 300 and < 500 && !ServiceErrors.IsTransient(answer.StatusCode))
            {
                _refusals++;
                if (!Seen || _refusals >= options.RefusalsThatEndAWait)
                {
                    return Fail(TaskService.ReadError(answer, Connection, Key.Id));
                }
            }

            retryAfter = ServiceErrors.RetryAfter(answer, Connection.Clock);
            if (answer.StatusCode is 429 or 502 or 503 or 504)
            {
                Brake.Pull(retryAfter);
            }
        }
        else if (!ServiceErrors.IsTransport(problem))
        {
            // A closed connection or a defect of ours: nothing that waiting could mend.
            return Fail(problem);
        }

        if (++_failures == FailuresBeforeAWarning)
        {
            observers.OnWarning($"Task {Key.Id} could not be read {FailuresBeforeAWarning} times in a row ({Connection.Redact(problem.Message.ReplaceLineEndings(" "))}). The wait goes on.");
        }

        return Backoff.Delay(_failures, options.Interval, retryAfter);
    }

    private TimeSpan? Fail(Exception error)
    {
        Waiters.ForEach(w => w.Completion.TrySetException(error));
        return null;
    }
}
