using Runway.Http;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Waiting;

/// <summary>Identifies a task: ids are unique only within an account of a service.</summary>
internal readonly record struct TaskKey(string Identity, string Id);

/// <summary>One caller that waits for a task.</summary>
internal sealed class TaskWaiter(ConnectionContext connection, RunwayTask known, IRunwayObserver? observer)
{
    public ConnectionContext Connection { get; } = connection;

    public RunwayTask Known { get; } = known;

    public IRunwayObserver? Observer { get; } = observer;

    public TaskCompletionSource<RunwayTask> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Notifies all waiters of a task of its reads.</summary>
internal sealed class WaiterObservers(TaskWaiter[] waiters) : IRunwayObserver
{
    public bool IncludesBodies => Array.Exists(waiters, w => w.Observer.NeedsBodies());

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
