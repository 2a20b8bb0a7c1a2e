using Runway.Http;
using Runway.Observing;

namespace Runway.Waiting;

/// <summary>An id that means one task: the same id on another service or under another key is another task.</summary>
internal readonly record struct TaskKey(string Identity, string Id);

/// <summary>One caller that waits: over which connection, what it knew of the task, and where it gets the end.</summary>
internal sealed class TaskWaiter(ConnectionContext connection, RunwayTask known, IRunwayObserver? observer)
{
    public ConnectionContext Connection { get; } = connection;

    public RunwayTask Known { get; } = known;

    public IRunwayObserver? Observer { get; } = observer;

    public TaskCompletionSource<RunwayTask> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Passes on what a read does to everybody who waits for its task.</summary>
internal sealed class WaiterObservers(TaskWaiter[] waiters) : IRunwayObserver
{
    public bool WantsBodies => Array.Exists(waiters, w => w.Observer.SeesBodies());

    public void OnRequest(RequestRecord request)
    {
        foreach (var waiter in waiters)
        {
            waiter.Observer.Notify(o => o.OnRequest(request));
        }
    }

    public void OnWarning(string message)
    {
        foreach (var waiter in waiters)
        {
            waiter.Observer.Notify(o => o.OnWarning(message));
        }
    }
}
