using System.Collections.Concurrent;

namespace Runway;

/// <summary>
/// Saves what tasks made: waits for each task, fetches its files, a bounded number at once, and puts them in place
/// complete or not at all. One saver serves one batch; its names do not collide within the batch.
/// </summary>
public sealed class OutputSaver : IDisposable
{
    private const int MaxFreshUrls = 3;
    private readonly RunwayConnection _connection;
    private readonly OutputSaveOptions _options;
    private readonly SemaphoreSlim _slots;
    private readonly Lazy<Dictionary<string, JournalRecord>> _known;
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a saver.</summary>
    public OutputSaver(RunwayConnection connection, OutputSaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connection = connection;
        _options = options;
        _slots = new SemaphoreSlim(options.ThrottleLimit);

        // Read once, and only when a file is in the way, which may be the very output that is wanted, or when a file is to
        // be described that another session asked for.
        _known = new Lazy<Dictionary<string, JournalRecord>>(() => (connection.Journal?.Read() ?? []).Where(r => r.Id is not null).ToDictionary(r => r.Id!));
    }

    /// <summary>Waits for the task, then saves every file it made.</summary>
    /// <param name="task">The task, finished or not.</param>
    /// <param name="saved">Called for each file as soon as it is in place.</param>
    /// <param name="failed">Called for each file that could not be saved; the others of the task are saved all the same.</param>
    /// <param name="observer">Who is told of requests and progress.</param>
    /// <param name="waiting">Ends the waiting for the task; a download that has begun goes on.</param>
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
        using var either = CancellationTokenSource.CreateLinkedTokenSource(waiting, cancellationToken);
        task = await _connection.Tasks.WaitAsync(task, _options.RetryFailed, observer, either.Token).ConfigureAwait(false);
        TaskOutcome.RequireSuccess(task);
        if (task.Output.Length == 0)
        {
            throw new RunwayException(RunwayErrors.NoOutput, $"Task {task.Id} succeeded and names no output.") { Task = task };
        }

        if (_options.OutFile is not null && task.Output.Length > 1)
        {
            throw new RunwayException(RunwayErrors.ManyOutputs, $"Task {task.Id} made {task.Output.Length} files and -OutFile names one.") { Task = task };
        }

        for (var number = 1; number <= task.Output.Length; number++)
        {
            await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                (task, var file) = await SaveOneAsync(task, number, observer, cancellationToken).ConfigureAwait(false);
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
            catch (RunwayException e)
            {
                failed(e);
            }
            finally
            {
                _slots.Release();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<(RunwayTask Task, FileInfo File)> SaveOneAsync(RunwayTask task, int number, IRunwayObserver? observer, CancellationToken cancellationToken)
    {
        var url = OutputUrl(task, number);
        var path = Reserve(task, number, OutputExtension.Of(url, task.Operation));
        if (!_options.Force && File.Exists(path))
        {
            if (_known.Value.TryGetValue(task.Id, out var record) && record.HasSaved(number, new FileInfo(path)))
            {
                RequireMetadataFree(path, task, number);
                return (task, new FileInfo(path));
            }

            throw new RunwayException(
                RunwayErrors.FileExists,
                $"'{path}' is there already.")
            { Task = task };
        }

        RequireMetadataFree(path, task, number);
        var part = new PartFile(path);
        var shown = task;
        var download = new OutputDownload(_connection, $"Saving the output of task {task.Id}", part, _options.StallTimeout, observer)
        {
            TaskId = task.Id,
            Progress = (received, total) => observer.Tell(o => o.OnDownload(shown, received, total)),
        };
        for (var fresh = 0; !await download.FetchAsync(url, cancellationToken).ConfigureAwait(false); fresh++)
        {
            if (fresh == MaxFreshUrls)
            {
                throw new RunwayException(
                    RunwayErrors.DownloadFailed,
                    $"Saving the output of task {task.Id}: '{url.Host}' refuses every URL that the service gives.",
                    "Try again later; if it stays, read the task with Get-RunwayTask and look at its Output.")
                { Task = task };
            }

            task = await _connection.Tasks.RefreshAsync(task, observer, cancellationToken).ConfigureAwait(false);
            TaskOutcome.RequireSuccess(task);
            url = OutputUrl(task, number);
        }

        var file = part.Complete(_options.Force);
        await TaskJournal.TryAsync(
            _connection.Journal?.SavedAsync(task, number, file, _connection.Clock.GetUtcNow()),
            $"'{file.FullName}' is saved, and the journal could not note it.",
            observer).ConfigureAwait(false);
        return (task, file);
    }

    private void RequireMetadataFree(string path, RunwayTask task, int number)
    {
        if (_options is { IncludeMetadata: true, Force: false })
        {
            MetadataWriter.RequireFree(path, task, number);
        }
    }

    private async Task DescribeAsync(FileInfo file, RunwayTask task, int number, CancellationToken cancellationToken)
    {
        if (!_options.IncludeMetadata || (!_options.Force && MetadataWriter.IsDescribed(file.FullName, task, number)))
        {
            return;
        }

        task = task.FilledFrom(_connection.Tasks.Recall(task.Id));
        if (task.Request is null)
        {
            task = task.FilledFrom(_known.Value.GetValueOrDefault(task.Id)?.ToTask());
        }

        await MetadataWriter.WriteAsync(file, task, number, _connection.Clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
    }

    private static Uri OutputUrl(RunwayTask task, int number) =>
        number <= task.Output.Length && Uri.TryCreate(task.Output[number - 1], UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new RunwayException(RunwayErrors.NoOutput, $"Output {number} of task {task.Id} is not a URL.") { Task = task };

    // Two tasks of one batch never share a file: the second one's name gets a number.
    private string Reserve(RunwayTask task, int number, string extension)
    {
        if (_options.OutFile is { } file)
        {
            return _taken.TryAdd(file, true)
                ? file
                : throw new RunwayException(RunwayErrors.ManyOutputs, $"-OutFile names one file, and task {task.Id} is not the first.") { Task = task };
        }

        var name = _options.NameTemplate.Format(task, number, task.Output.Length);
        for (var copy = 1; ; copy++)
        {
            var path = Path.Combine(_options.Directory, (copy == 1 ? name : $"{name}-{copy}") + extension);
            if (_taken.TryAdd(path, true) && (!_options.IncludeMetadata || _taken.TryAdd(path + OutputMetadata.Extension, true)))
            {
                return path;
            }
        }
    }
}
