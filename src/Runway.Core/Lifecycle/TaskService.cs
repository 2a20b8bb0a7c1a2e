using Runway.Generated;
using Runway.Http;
using Runway.Journal;
using Runway.Lifecycle;
using Runway.Submission;
using Runway.Waiting;

namespace Runway;

/// <summary>The tasks of one connection.</summary>
public sealed class TaskService
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

    /// <summary>Where creates are noted; null where there is no journal.</summary>
    internal TaskJournal? Journal { get; }

    private TaskPoller Poller => TaskPoller.For(Connection.Clock);

    /// <summary>Creates a task. The request is sent once; see <c>docs/decisions/a-create-is-never-resent.md</c>.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="options">How it is submitted.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">Ends the waiting before and between tries; never a create that is out.</param>
    /// <exception cref="RunwayException">It was refused, could not be sent, or its outcome is unknown.</exception>
    public Task<RunwayTask> CreateAsync(GenerationRequest request, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CreateAsync(RequestReview.WithoutCatalogue(request), options, observer, cancellationToken);
    }

    /// <summary>Creates a task from a request that was reviewed; it is not looked at again.</summary>
    /// <param name="review">What to make.</param>
    /// <param name="options">How it is submitted.</param>
    /// <param name="observer">Who is told of the requests.</param>
    /// <param name="cancellationToken">Ends the waiting before and between tries; never a create that is out.</param>
    /// <exception cref="RunwayException">It was refused, could not be sent, or its outcome is unknown.</exception>
    public async Task<RunwayTask> CreateAsync(RequestReview review, SubmissionOptions options, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(options);
        var task = await new TaskCreation(_creates, review, options, observer, cancellationToken).RunAsync().ConfigureAwait(false);
        Poller.NoteRead(Connection, task.Id);
        _retrier.Remember(task, review.Request, options with { Slots = null, Place = null });
        return task;
    }

    /// <summary>Reads a task now, on top of what is known of it.</summary>
    /// <exception cref="RunwayException">There is no such task, or the service cannot be read.</exception>
    public async Task<RunwayTask> GetAsync(RunwayTask known, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        RequireId(known.Id);
        try
        {
            var now = await ReadAsync(known, observer, cancellationToken).ConfigureAwait(false);
            await _ends.NoteAsync(now, observer).ConfigureAwait(false);
            return now;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.TaskNotFound)
        {
            await _ends.NoteNotFoundAsync(known.Id, e, observer).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<RunwayTask> ReadAsync(RunwayTask known, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        RunwayTask? seen = null;
        try
        {
            // A failed read is a read: its retry keeps the same distance as any other.
            var read = await _reads.RunAsync(
                $"Reading task {known.Id}",
                (client, token) => client.GetTaskAsync(known.Id, token),
                observer,
                TimeSpan.FromSeconds(5),
                cancellationToken).ConfigureAwait(false);
            seen = TaskMapper.Merge(known, read, Connection);
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

    /// <summary>Looks once at a task that is not known to be finished, for whoever has no time to wait for it.</summary>
    /// <returns>The task as it is now, or as it was known where the look tells nothing: the service did not answer, or not in ten seconds.</returns>
    /// <exception cref="RunwayException">There is no such task, or it may not be read.</exception>
    public async Task<RunwayTask> LookAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        RequireId(task.Id);
        if (IsComplete(task))
        {
            return task;
        }

        try
        {
            var now = await TaskLook.RunAsync(Connection, task, observer, cancellationToken).ConfigureAwait(false);
            await _ends.NoteAsync(now, observer).ConfigureAwait(false);
            return now;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.TaskNotFound)
        {
            await _ends.NoteNotFoundAsync(task.Id, e, observer).ConfigureAwait(false);
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
            await _ends.NoteAsync(finished, observer).ConfigureAwait(false);
            return finished;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.TaskNotFound)
        {
            await _ends.NoteNotFoundAsync(task.Id, e, observer).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Waits for a task and, when it fails in a way that may pass, creates it again up to a number of times.</summary>
    /// <param name="task">The task.</param>
    /// <param name="retryFailed">How many times at the most; 0 only waits.</param>
    /// <param name="observer">Who is told.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The last task, finished; its <see cref="RunwayTask.RetryOf"/> names the one before.</returns>
    /// <exception cref="RunwayException">There is no such task, or it could not be created again.</exception>
    public Task<RunwayTask> WaitAsync(RunwayTask task, int retryFailed, IRunwayObserver? observer, CancellationToken cancellationToken) =>
        _retrier.WaitAsync(task, retryFailed, observer, cancellationToken);

    /// <summary>Deletes a task and its output, or cancels it while it is not finished.</summary>
    /// <returns>False when it was gone already, which the service says is safe to ignore.</returns>
    public async Task<bool> DeleteAsync(string id, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var isThere = await TryDeleteAsync(id, observer, cancellationToken).ConfigureAwait(false);
        if (isThere)
        {
            await _ends.NoteDeletedAsync(id, observer).ConfigureAwait(false);
        }

        return isThere;
    }

    private async Task<bool> TryDeleteAsync(string id, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
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
            await _ends.NoteNotFoundAsync(id, e, observer).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>
    /// Cancels a task that is not finished. It is read first, because the service's DELETE would remove a finished
    /// task with everything it made. One that ends between that read and the DELETE is deleted all the same.
    /// </summary>
    /// <returns>The finished task, untouched; or the task as cancelled, or as gone where it was deleted meanwhile.</returns>
    public async Task<RunwayTask> StopAsync(RunwayTask task, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var now = await GetAsync(task, observer, cancellationToken).ConfigureAwait(false);
        if (RunwayTaskStatus.IsFinished(now.Status))
        {
            return now;
        }

        now = await TaskStop.RunAsync(Connection, _reads, _ends, now, observer, cancellationToken).ConfigureAwait(false);
        await _ends.NoteAsync(now, observer).ConfigureAwait(false);
        return now;
    }

    /// <summary>A task as this connection created it; null for any other.</summary>
    internal RunwayTask? Recall(string id) => _retrier.Recall(id);

    // The journal, or a table that a task was written to, knows that it succeeded and not where its files are.
    private static bool IsComplete(RunwayTask task) =>
        RunwayTaskStatus.IsFinished(task.Status) && (task.Status != RunwayTaskStatus.Succeeded || task.Output.Length > 0);

    /// <summary>Refuses what the history lists under its journal entry, since nobody knows whether there is a task: the service knows no such id.</summary>
    /// <exception cref="RunwayException">It is a request, and no task.</exception>
    public static void RequireId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (JournalRecord.IsIntent(id))
        {
            throw new RunwayException(
                RunwayErrors.SubmissionOutcomeUnknown,
                $"'{id}' is a request whose outcome is unknown: there may be a task, but nobody knows its id.")
            {
                Case = ErrorCase.NotATaskId,
            };
        }
    }
}
