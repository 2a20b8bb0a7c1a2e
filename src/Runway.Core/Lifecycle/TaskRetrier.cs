using Runway.Http;
using Runway.Observing;
using Runway.Operations;
using Runway.Submission;
using Runway.Tasks;

namespace Runway.Lifecycle;

/// <summary>
/// Creates failed tasks again where the failure code says that the same request may succeed. Each is a new task, charged and
/// recorded as such, with the id of the task that it repeats. Only the process that created a task has its request.
/// </summary>
internal sealed class TaskRetrier(ConnectionContext connection, TaskService tasks)
{
    private readonly CreatedTasks _made = new();

    /// <summary>Keeps the request of a task.</summary>
    public void Remember(RunwayTask task, GenerationRequest request, SubmissionOptions options) => _made.Add(new(task, request, options));

    /// <summary>A task as this connection created it; null for any other.</summary>
    public RunwayTask? Recall(string id) => _made.Find(id)?.Task;

    /// <summary>Waits for a task and its repetitions.</summary>
    /// <param name="task">The task.</param>
    /// <param name="retries">The maximum number of repetitions.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last task, finished.</returns>
    public async Task<RunwayTask> WaitAsync(RunwayTask task, int retries, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        while (true)
        {
            task = await tasks.WaitAsync(task, observer, cancellationToken).ConfigureAwait(false);
            if (TaskOutcome.RetryDelay(task) is not { } delay)
            {
                // A request may hold megabytes.
                _made.DropRequest(task.Id);
                return task;
            }

            if (retries-- <= 0)
            {
                return task;
            }

            if (_made.Find(task.Id) is not { Request: { } request } made)
            {
                observer.Notify(o => o.OnWarning($"Task {task.Id} failed and is not created again: its request is kept only in the session that created it, for the newest {CreatedTasks.MaxTasks} tasks."));
                return task;
            }

            observer.Notify(o => o.OnWarning($"Task {task.Id} failed ({task.FailureCode ?? FailureAdvice.NoCode}). It is created again, as a new task, in {delay.TotalSeconds:0} s."));
            try
            {
                await Task.Delay(delay, connection.Clock, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return task;
            }

            // Cancellation ends this wait, not a create in flight, which still reaches the journal.
            task = await tasks.CreateAsync(request, made.Options with { RetryOf = task.Id }, observer, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
