using Runway.Http;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Lifecycle;

/// <summary>
/// Creates failed tasks again, where the code says that the same request may succeed. Each is a new task, paid and noted
/// as such, linked to the one it repeats. What a task was asked for is known only to the process that created it.
/// </summary>
internal sealed class TaskRetrier(ConnectionContext connection, TaskService tasks)
{
    private readonly MadeTasks _made = new();

    /// <summary>Remembers what a task was asked for.</summary>
    public void Remember(RunwayTask task, GenerationRequest request, SubmissionOptions options) => _made.Add(new(task, request, options));

    /// <summary>A task as this connection created it; null for any other.</summary>
    public RunwayTask? Recall(string id) => _made.Find(id)?.Task;

    /// <summary>Waits for a task, and for those that repeat it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="retries">How many times at the most it is created again.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last of them, finished.</returns>
    public async Task<RunwayTask> WaitAsync(RunwayTask task, int retries, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        while (true)
        {
            task = await tasks.WaitAsync(task, observer, cancellationToken).ConfigureAwait(false);
            if (TaskOutcome.RetryDelay(task) is not { } delay)
            {
                // It will never be repeated, and a request may hold megabytes.
                _made.Forget(task.Id);
                return task;
            }

            if (retries-- <= 0)
            {
                return task;
            }

            if (_made.Find(task.Id) is not { Request: { } request } made)
            {
                observer.Notify(o => o.OnWarning($"Task {task.Id} failed and is not created again: what it was asked for is known only to the session that created it, and there of the newest {MadeTasks.MostTasks} tasks."));
                return task;
            }

            observer.Notify(o => o.OnWarning($"Task {task.Id} failed ({task.FailureCode ?? FailureAdvice.NoCode}). It is created again, as a new task, in {delay.TotalSeconds:0} s."));
            try
            {
                await Task.Delay(delay, connection.Clock, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The time is up, and what is known of the task is that it failed.
                return task;
            }

            // A create that is out goes on to the journal, but whoever waits need not see its end.
            task = await tasks.CreateAsync(request, made.Options with { RetryOf = task.Id }, observer, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
