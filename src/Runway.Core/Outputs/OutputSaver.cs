using Runway.Files;
using Runway.Lifecycle;
using Runway.Operations;
using Runway.Submission;
using Runway.Tasks;

namespace Runway.Outputs;

/// <summary>
/// Saves the outputs of tasks: waits for each task, downloads its files, a limited number at once, and renames each atomically
/// when it is complete. One saver serves one batch; its file names are unique within the batch.
/// </summary>
internal sealed class OutputSaver : IDisposable
{
    private readonly TaskService _tasks;
    private readonly OutputSaveOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly KnownOutputs _known;
    private readonly OutputNames _names;
    private readonly PartFolder _folder;
    private int _outFileTaken;

    /// <summary>Creates a saver.</summary>
    /// <param name="tasks">The task service of the connection.</param>
    /// <param name="options">The save options.</param>
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
    /// Announces a task before it is saved. Tasks with equal names are numbered in this order; tasks that were not announced, in
    /// the order in which they finish.
    /// </summary>
    public void Announce(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        _names.Announce(task);
    }

    /// <summary>Checks, before a task is created and charged, that no file has the name of its output.</summary>
    /// <param name="review">The request.</param>
    /// <param name="options">How it will be submitted.</param>
    /// <returns>The file of its first output; null where the name is not known before the task is.</returns>
    /// <exception cref="RunwayException">There is such a file.</exception>
    public string? Plan(RequestReview review, SubmissionOptions options)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(options);
        var (file, existing) = _names.Plan(options.DraftOf(review), review.OutputCount);
        return existing is null ? file : throw new RunwayException(RunwayErrors.FileExists, $"'{existing}' already exists. Nothing was sent.");
    }

    /// <summary>
    /// Says where the outputs of a task would be saved, by what is known locally. Sends and writes nothing.
    /// </summary>
    /// <param name="task">The task, already announced.</param>
    /// <returns>The files, and whether each is saved already.</returns>
    /// <exception cref="RunwayException">It would not be saved: the task failed, or a file already exists.</exception>
    public IReadOnlyList<(string Path, bool IsSaved)> Preview(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        var known = task.FilledFrom(_tasks.Recall(task.Id));
        return new OutputPreview(_options, _known, _names, _folder).Of(_known.IsReadable ? known.FilledFrom(_known.Of(task.Id)?.ToTask()) : known, task.Id);
    }

    /// <summary>Waits for the task, then saves all its outputs.</summary>
    /// <param name="task">The task, finished or not.</param>
    /// <param name="saved">Called for each file after it was saved.</param>
    /// <param name="failed">Called for each file that could not be saved; the other files of the task are still saved.</param>
    /// <param name="observer">Receives progress and warnings.</param>
    /// <param name="waiting">
    /// Ends the wait for the task and the pauses between the attempts of a download. Ends a download in progress unless
    /// <see cref="OutputSaveOptions.FinishDownloads"/> is set.
    /// </param>
    /// <param name="cancellationToken">Ends everything; partial files stay and can be resumed.</param>
    /// <exception cref="RunwayException">There is nothing to save: the task failed, was cancelled or is unknown.</exception>
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
        task = task is { IsRun: true, Request: null } ? task.FilledFrom(_tasks.Recall(task.Id)) : task;
        TaskOutcome.RequireSuccess(task);
        var failedNodes = TaskOutcome.NodeErrorsOf(task);
        if (task.Output.Length == 0 && failedNodes.Count == 0)
        {
            throw new RunwayTaskException(task, RunwayErrors.NoOutput, $"Task {task.Id} succeeded, but its response has no output.");
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
                var place = _options.OutFile ?? Path.Combine(_options.Directory, _names.Assign(announced, task, number));
                (task, var file) = await one.RunAsync(task, number, place, downloads).ConfigureAwait(false);
                try
                {
                    // Before the file is reported, since the caller may read its metadata at once.
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
                    $"Task {task.Id} is finished, but its output {number} was not saved before the timeout.")
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

        // After the files: the first error may end the pipeline.
        foreach (var node in failedNodes)
        {
            failed(node);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private void RequireOneFile(RunwayTask task)
    {
        if (task.Output.Length > 1)
        {
            throw new RunwayTaskException(task, RunwayErrors.ManyOutputs, $"Task {task.Id} has {task.Output.Length} output files, but only one file name was given.");
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
