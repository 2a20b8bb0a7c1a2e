namespace Runway;

/// <summary>One task in the poller's queue, with everybody who waits for it. Guarded by the poller's lock.</summary>
internal sealed class WatchedTask(TaskKey key, RunwayConnection connection, ServiceBrake brake)
{
    public TaskKey Key { get; } = key;

    public RunwayConnection Connection { get; } = connection;

    public ServiceBrake Brake { get; } = brake;

    public List<TaskWaiter> Waiters { get; } = [];

    /// <summary>Reads in a row that brought no answer worth anything.</summary>
    public int Failures { get; set; }

    /// <summary>Refusals in a row (404, 401 …).</summary>
    public int Refusals { get; set; }

    /// <summary>Whether the service has ever shown it to us.</summary>
    public bool Seen { get; set; }

    /// <summary>Whether the unknown status it reports was already warned of.</summary>
    public bool Warned { get; set; }
}

/// <summary>An id that means one task: the same id on another service or under another key is another task.</summary>
internal readonly record struct TaskKey(string Identity, string Id);

/// <summary>One caller that waits: what it knew of the task, and where it gets the end.</summary>
internal sealed class TaskWaiter(RunwayTask known, IRunwayObserver? observer)
{
    public RunwayTask Known { get; } = known;

    public IRunwayObserver? Observer { get; } = observer;

    public TaskCompletionSource<RunwayTask> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Passes on what a read does to everybody who waits for its task.</summary>
internal sealed class WaiterObservers(TaskWaiter[] waiters) : IRunwayObserver
{
    public bool WantsBodies => Array.Exists(waiters, w => w.Observer is { WantsBodies: true });

    public void OnRequest(RequestRecord request)
    {
        foreach (var waiter in waiters)
        {
            waiter.Observer?.OnRequest(request);
        }
    }

    public void OnWarning(string message)
    {
        foreach (var waiter in waiters)
        {
            waiter.Observer?.OnWarning(message);
        }
    }
}
