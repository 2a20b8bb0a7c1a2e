using Runway.Account;
using Runway.Generated;
using Runway.Http;
using Runway.Journal;
using Runway.Media;
using Runway.Operations;
using Runway.Submission;
using Runway.Tasks;
using Runway.Waiting;

namespace Runway.Lifecycle;

/// <summary>The tasks of one connection.</summary>
internal sealed class TaskService
{
    private readonly CreateContext _creates;
    private readonly ReadPolicy<RunwayClient> _reads;
    private readonly TaskRetrier _retrier;
    private readonly TaskEnds _ends;

    internal TaskService(ConnectionContext connection, TaskJournal? journal, OutgoingRequests outgoing, CreditBudget? budget, UploadService uploads, AccountService account)
    {
        (Connection, Journal) = (connection, journal);
        _creates = new CreateContext(connection, journal, outgoing, budget, uploads, account);
        _reads = new ReadPolicy<RunwayClient>(connection, connection.Client);
        _retrier = new TaskRetrier(connection, this);
        _ends = new TaskEnds(connection, journal);
    }

    /// <summary>The connection.</summary>
    internal ConnectionContext Connection { get; }

    /// <summary>The journal, or null where it is turned off.</summary>
    internal TaskJournal? Journal { get; }

    private TaskPoller Poller => TaskPoller.For(Connection.Clock);

    /// <summary>Creates a task. The request is sent once; see <c>docs/decisions/a-create-is-never-resent.md</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">How it is submitted.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the wait before and between attempts; never a create in flight.</param>
    /// <exception cref="RunwayException">The request was refused, could not be sent, or its outcome is unknown.</exception>
    public Task<RunwayTask> CreateAsync(GenerationRequest request, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CreateAsync(RequestReview.WithoutCatalogue(request), options, observer, cancellationToken);
    }

    /// <summary>Creates a task from a request that was reviewed; it is not checked again.</summary>
    /// <param name="review">The reviewed request.</param>
    /// <param name="options">How it is submitted.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the wait before and between attempts; never a create in flight.</param>
    /// <exception cref="RunwayException">The request was refused, could not be sent, or its outcome is unknown.</exception>
    public async Task<RunwayTask> CreateAsync(RequestReview review, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(options);
        var task = await new TaskCreation(_creates, review, options, observer, cancellationToken).RunAsync().ConfigureAwait(false);
        Poller.NoteRead(Connection, task.Id);
        _retrier.Remember(task, review.Request, options with { Slots = null, Place = null });
        return task;
    }

    /// <summary>Reads a task now and merges the response into <paramref name="known"/>.</summary>
    /// <exception cref="RunwayException">There is no such task, or the service cannot be read.</exception>
    public async Task<RunwayTask> GetAsync(RunwayTask known, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        RequireId(known.Id);
        try
        {
            var now = await ReadAsync(known, observer, cancellationToken).ConfigureAwait(false);
            await _ends.RecordAsync(now, observer).ConfigureAwait(false);
            return now;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.TaskNotFound)
        {
            await _ends.RecordNotFoundAsync(known.Id, e, observer).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<RunwayTask> ReadAsync(RunwayTask known, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        RunwayTask? seen = null;
        try
        {
            // A retry keeps the same minimum interval as any other read.
            var read = await _reads.RunAsync(
                $"Reading task {known.Id}",
                (client, token) => TaskReading.ReadAsync(client, known.Id, known.Operation, token),
                observer,
                TimeSpan.FromSeconds(5),
                cancellationToken).ConfigureAwait(false);
            seen = read.Merge(known, Connection);
            return seen;
        }
        catch (RunwayException e) when (e.StatusCode == 404)
        {
            throw TaskErrors.NotFound(e);
        }
        finally
        {
            Poller.NoteRead(Connection, known.Id, seen);
        }
    }

    /// <summary>Reads a task once, without retries, unless it is known to be finished.</summary>
    /// <returns>The task as it is now, or unchanged where the service did not respond within ten seconds.</returns>
    /// <exception cref="RunwayException">There is no such task, or it may not be read.</exception>
    public async Task<RunwayTask> ReadOnceAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        RequireId(task.Id);
        if (IsComplete(task))
        {
            return task;
        }

        try
        {
            var now = await SingleTaskRead.RunAsync(Connection, task, observer, cancellationToken).ConfigureAwait(false);
            await _ends.RecordAsync(now, observer).ConfigureAwait(false);
            return now;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.TaskNotFound)
        {
            await _ends.RecordNotFoundAsync(task.Id, e, observer).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads a task as soon as its last read is old enough: for fresh output URLs.</summary>
    internal async Task<RunwayTask> RefreshAsync(RunwayTask known, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        await Poller.KeepDistanceAsync(Connection, known.Id, cancellationToken).ConfigureAwait(false);
        return await GetAsync(known, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until a task is finished; shares reads with every other wait of the process.</summary>
    /// <returns>The finished task, whether it succeeded, failed or was cancelled.</returns>
    /// <exception cref="RunwayException">There is no such task.</exception>
    public async Task<RunwayTask> WaitAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (IsComplete(task))
        {
            return task;
        }

        RequireId(task.Id);
        try
        {
            var finished = await Poller.WaitAsync(Connection, task, observer, cancellationToken).ConfigureAwait(false);
            await _ends.RecordAsync(finished, observer).ConfigureAwait(false);
            return finished;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.TaskNotFound)
        {
            await _ends.RecordNotFoundAsync(task.Id, e, observer).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for a task and, when it fails for a transient reason, creates it again.</summary>
    /// <param name="task">The task.</param>
    /// <param name="retryFailed">The maximum number of times that it is created again; 0 only waits.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last task, finished; its <see cref="RunwayTask.RetryOf"/> names the one before.</returns>
    /// <exception cref="RunwayException">There is no such task, or it could not be created again.</exception>
    public Task<RunwayTask> WaitAsync(RunwayTask task, int retryFailed, IRunwayObserver? observer, CancellationToken cancellationToken) =>
        _retrier.WaitAsync(task, retryFailed, observer, cancellationToken);

    /// <summary>Deletes a task and its output, or cancels it while it is not finished.</summary>
    /// <returns>False when there is no such task, which is safe to ignore according to the API reference.</returns>
    /// <exception cref="RunwayException">It cannot be deleted, or it is a run of a workflow.</exception>
    public async Task<bool> DeleteAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        RequireNoRun(task);
        var isThere = await TryDeleteAsync(task, observer, cancellationToken).ConfigureAwait(false);
        if (isThere)
        {
            await _ends.RecordDeletedAsync(task.Id, observer).ConfigureAwait(false);
        }

        return isThere;
    }

    private async Task<bool> TryDeleteAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var id = task.Id;
        RequireId(id);
        try
        {
            await _reads.RunAsync(
                $"Deleting task {id}",
                async (client, token) =>
                {
                    Poller.Forget(Connection, id);
                    await client.DeleteTaskAsync(id, token).ConfigureAwait(false);
                    return true;
                },
                observer,
                TimeSpan.FromSeconds(1),
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RunwayException e) when (e.StatusCode == 404)
        {
            if (task.Operation is null)
            {
                await RequireNoRunAsync(task, observer, cancellationToken).ConfigureAwait(false);
            }

            await _ends.RecordNotFoundAsync(id, e, observer).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>
    /// Cancels a task that is not finished. It is read first, because the service's DELETE would remove a finished
    /// task with its output. A task that ends between that read and the DELETE is deleted.
    /// </summary>
    /// <returns>The finished task, unchanged; or the task as cancelled, or as gone where it was deleted meanwhile.</returns>
    public async Task<RunwayTask> StopAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        RequireNoRun(task);
        var now = await GetAsync(task, observer, cancellationToken).ConfigureAwait(false);
        RequireNoRun(now);
        if (RunwayTaskStatus.IsFinished(now.Status))
        {
            return now;
        }

        now = await TaskStop.RunAsync(Connection, _reads, _ends, now, observer, cancellationToken).ConfigureAwait(false);
        await _ends.RecordAsync(now, observer).ConfigureAwait(false);
        return now;
    }

    // The service has no task with this id; without this, deleting a run would seem to have worked.
    private async Task RequireNoRunAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            await _reads.RunAsync($"Reading run {task.Id}", (client, token) => client.GetWorkflowInvocationAsync(task.Id, token), observer, TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false);
        }
        catch (RunwayException e) when (e.StatusCode == 404)
        {
            return;
        }

        RequireNoRun(task with { Operation = RunwayTask.WorkflowOperation });
    }

    private static void RequireNoRun(RunwayTask task)
    {
        if (task.IsRun)
        {
            throw new RunwayTaskException(task, RunwayErrors.NotForWorkflowRuns, $"{task.Id} is a run of a workflow, which the service can neither cancel nor delete.");
        }
    }

    /// <summary>A task as this connection created it; null for any other.</summary>
    internal RunwayTask? Recall(string id) => _retrier.Recall(id);

    // A task from the journal or from a CSV file may be known to have succeeded while its output URLs are not known.
    private static bool IsComplete(RunwayTask task) =>
        RunwayTaskStatus.IsFinished(task.Status) && (task.Status != RunwayTaskStatus.Succeeded || task.Output.Length > 0);

    /// <summary>Refuses the id of a journal entry: the history lists requests with an unknown outcome under it, and the service has no such id.</summary>
    /// <exception cref="RunwayException">The id is that of a journal entry.</exception>
    public static void RequireId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (JournalRecord.IsIntent(id))
        {
            throw new RunwayException(
                RunwayErrors.SubmissionOutcomeUnknown,
                $"'{id}' is a request whose outcome is unknown: something may have been created, but its id is not known.")
            {
                Case = ErrorCase.NotATaskId,
            };
        }
    }
}
