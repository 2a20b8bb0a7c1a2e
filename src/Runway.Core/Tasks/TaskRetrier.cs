using System.Collections.Concurrent;

namespace Runway;

/// <summary>
/// Creates failed tasks again, where the code says that the same request may succeed. Each is a new task, paid and noted
/// as such, linked to the one it repeats. What a task was asked for is known only to the process that created it.
/// </summary>
internal sealed class TaskRetrier(RunwayConnection connection)
{
    private readonly ConcurrentDictionary<string, Made> _requests = new();

    /// <summary>Remembers what a task was asked for.</summary>
    public void Remember(RunwayTask task, GenerationRequest request, SubmissionOptions options) => _requests[task.Id] = new(task, request, options);

    /// <summary>A task as this connection created it; null for any other.</summary>
    public RunwayTask? Recall(string id) => _requests.TryGetValue(id, out var made) ? made.Task : null;

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
            task = await connection.Tasks.WaitAsync(task, observer, cancellationToken).ConfigureAwait(false);
            if (TaskOutcome.RetryDelay(task) is not { } delay)
            {
                // It will never be repeated, and a request may hold megabytes.
                if (_requests.TryGetValue(task.Id, out var done))
                {
                    _requests[task.Id] = done with { Request = null };
                }

                return task;
            }

            if (retries-- <= 0)
            {
                return task;
            }

            if (!_requests.TryGetValue(task.Id, out var made) || made.Request is null)
            {
                observer.Tell(o => o.OnWarning($"Task {task.Id} failed and is not created again: what it was asked for is known only to the session that created it."));
                return task;
            }

            observer.Tell(o => o.OnWarning($"Task {task.Id} failed ({task.FailureCode ?? FailureAdvice.NoCode}). It is created again, as a new task, in {delay.TotalSeconds:0} s."));
            await Task.Delay(delay, connection.Clock, cancellationToken).ConfigureAwait(false);
            task = await connection.Tasks.CreateAsync(made.Request, made.Options with { RetryOf = task.Id }, observer, cancellationToken).ConfigureAwait(false);
        }
    }

    private sealed record Made(RunwayTask Task, GenerationRequest? Request, SubmissionOptions Options);
}
