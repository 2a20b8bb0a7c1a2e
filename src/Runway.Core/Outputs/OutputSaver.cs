using Runway.Files;
using Runway.Outputs;

namespace Runway;

/// <summary>
/// Saves what tasks made: waits for each task, fetches its files, a bounded number at once, and puts them in place
/// complete or not at all. One saver serves one batch; its names do not collide within the batch.
/// </summary>
public sealed class OutputSaver : IDisposable
{
    private readonly TaskService _tasks;
    private readonly OutputSaveOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly KnownOutputs _known;
    private readonly OutputNames _names;
    private readonly PartFolder _folder;
    private int _outFileTaken;

    /// <summary>Makes a saver.</summary>
    /// <param name="tasks">The tasks of the connection over which it saves.</param>
    /// <param name="options">Where the files go.</param>
    public OutputSaver(TaskService tasks, OutputSaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(options);
        _tasks = tasks;
        _options = options;
        _slots = new SemaphoreSlim(options.ThrottleLimit);
        _known = new KnownOutputs(tasks.Journal);
        _names = new OutputNames(options, _known);
        _folder = new PartFolder(options.Directory);
    }

    /// <summary>
    /// Tells of a task before it is saved. Tasks that would share a name are numbered in this order; those that nobody
    /// announced, in the order of their ends.
    /// </summary>
    public void Announce(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _names.Announce(task);
    }

    /// <summary>Looks, before a task is created and paid for, whether a file has the name that its output will have.</summary>
    /// <param name="review">The request.</param>
    /// <param name="options">How it will be submitted.</param>
    /// <exception cref="RunwayException">There is such a file.</exception>
    public void RequireFree(RequestReview review, SubmissionOptions options)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(options);
        if (_names.InTheWay(options.DraftOf(review), review.OutputCount) is { } there)
        {
            throw new RunwayException(RunwayErrors.FileExists, $"'{there}' is there already. Nothing was sent.");
        }
    }

    /// <summary>Waits for the task, then saves every file it made.</summary>
    /// <param name="task">The task, finished or not.</param>
    /// <param name="saved">Called for each file as soon as it is in place.</param>
    /// <param name="failed">Called for each file that could not be saved; the others of the task are saved all the same.</param>
    /// <param name="observer">Who is told of requests and progress.</param>
    /// <param name="waiting">
    /// Ends the waiting for the task, and between the attempts of a download. Whether it ends a download that moves, too, is for
    /// <see cref="OutputSaveOptions.FinishDownloads"/> to say.
    /// </param>
    /// <param name="cancellationToken">Ends everything; parts stay and can be resumed.</param>
    /// <exception cref="RunwayException">The task as a whole has nothing to save: it failed, was cancelled or is unknown.</exception>
    public async Task SaveAsync(
        RunwayTask task,
        Action<RunwayTask, FileInfo> saved,
        Action<RunwayException> failed,
        IRunwayObserver? observer,
        CancellationToken waiting,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var announced = task.Id;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waiting, cancellationToken);
        task = await _tasks.WaitAsync(task, _options.RetryFailed, observer, either.Token).ConfigureAwait(false);
        TaskOutcome.RequireSuccess(task);
        if (task.Output.Length == 0)
        {
            throw new RunwayTaskException(task, RunwayErrors.NoOutput, $"Task {task.Id} succeeded and names no output.");
        }

        if (_options.OutFile is not null)
        {
            RequireOneFile(task);
        }

        var downloads = _options.FinishDownloads ? cancellationToken : either.Token;
        for (var number = 1; number <= task.Output.Length; number++)
        {
            var holdsSlot = false;
            try
            {
                await _slots.WaitAsync(downloads).ConfigureAwait(false);
                holdsSlot = true;
                var one = new OutputSave(_tasks, _options, _known, _folder, observer) { Waiting = waiting };
                var place = _options.OutFile ?? Path.Combine(_options.Directory, _names.Take(announced, task, number));
                (task, var file) = await one.RunAsync(task, number, place, downloads).ConfigureAwait(false);
                try
                {
                    // Before anybody learns of the file, who may look for its description at once.
                    await DescribeAsync(file, task, number, cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    saved(task, file);
                }
            }
            catch (OperationCanceledException) when (waiting.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                failed(new RunwayTaskException(
                    task,
                    RunwayErrors.WaitTimedOut,
                    $"Task {task.Id} is finished, and its output {number} was not saved within the time.")
                {
                    Case = ErrorCase.SaveTimedOut,
                });
            }
            catch (RunwayException e)
            {
                failed(e);
            }
            finally
            {
                if (holdsSlot)
                {
                    _slots.Release();
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private void RequireOneFile(RunwayTask task)
    {
        if (task.Output.Length > 1)
        {
            throw new RunwayTaskException(task, RunwayErrors.ManyOutputs, $"Task {task.Id} made {task.Output.Length} files, and one file is named for the output.");
        }

        if (Interlocked.Exchange(ref _outFileTaken, 1) == 1)
        {
            throw new RunwayTaskException(task, RunwayErrors.ManyOutputs, $"One file is named for the output, and task {task.Id} is not the first.");
        }
    }

    private async Task DescribeAsync(FileInfo file, RunwayTask task, int number, CancellationToken cancellationToken)
    {
        if (!_options.IncludeMetadata || (!_options.Force && MetadataWriter.IsDescribed(file.FullName, task, number)))
        {
            return;
        }

        task = task.FilledFrom(_tasks.Recall(task.Id));
        if (task.Request is null)
        {
            task = task.FilledFrom(_known.Of(task.Id)?.ToTask());
        }

        await MetadataWriter.WriteAsync(file, task, number, _tasks.Connection.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }
}
