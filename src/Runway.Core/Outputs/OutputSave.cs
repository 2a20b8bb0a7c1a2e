using Runway.Files;
using Runway.Media;
using Runway.Observing;

namespace Runway.Outputs;

/// <summary>One output on its way to its file.</summary>
/// <param name="tasks">The tasks of the connection.</param>
/// <param name="options">Where it goes.</param>
/// <param name="known">What is known to be saved.</param>
/// <param name="folder">What lay in the folder before.</param>
/// <param name="observer">Who is told of requests and progress.</param>
internal sealed class OutputSave(TaskService tasks, OutputSaveOptions options, KnownOutputs known, PartFolder folder, IRunwayObserver? observer)
{
    private const int MaxFreshUrls = 3;

    // An earlier version saved whatever came, and noted it as the output. It is replaced by what is one.
    private FileInfo? _impostor;

    /// <summary>Ends the pauses between attempts.</summary>
    public required CancellationToken Waiting { get; init; }

    /// <summary>Fetches the output, unless it is saved already.</summary>
    /// <param name="task">The finished task.</param>
    /// <param name="number">Which of its outputs, from 1.</param>
    /// <param name="place">The file; without its extension, which what comes decides, unless the user named one file.</param>
    /// <param name="cancellationToken">Ends the download; what came stays and can be resumed.</param>
    /// <returns>The task as it is now, and the file.</returns>
    /// <exception cref="RunwayException">It could not be saved.</exception>
    public async Task<(RunwayTask Task, FileInfo File)> RunAsync(RunwayTask task, int number, string place, CancellationToken cancellationToken)
    {
        var url = Url(task, number);
        var expected = ExpectedOutput.Of(task.Request is null ? task.FilledFrom(tasks.Recall(task.Id)) : task);
        var path = options.OutFile ?? place + expected.Likely(url);
        if (!options.Force)
        {
            if (await SavedAsync(task, number, place, expected).ConfigureAwait(false) is { } there)
            {
                return (task, there);
            }

            RequireFree(path, task, number);
        }

        using var part = new PartFile(place, folder);
        var shown = task;
        var download = new OutputDownload(tasks.Connection, $"Saving the output of task {task.Id}", part, new(options.StallTimeout, options.SizeLimit), observer)
        {
            TaskId = task.Id,
            Expected = expected,
            Waiting = Waiting,
            Progress = (received, total) => observer.Notify(o => o.OnDownload(shown, received, total)),
            Recognised = format => path = Place(place, format, shown, number),
        };
        for (var fresh = 0; !await download.FetchAsync(url, cancellationToken).ConfigureAwait(false); fresh++)
        {
            if (fresh == MaxFreshUrls)
            {
                throw new RunwayTaskException(
                    task,
                    RunwayErrors.DownloadFailed,
                    $"Saving the output of task {task.Id}: '{url.Host}' refuses every URL that the service gives.")
                {
                    Case = ErrorCase.UrlsRefused,
                };
            }

            task = await tasks.RefreshAsync(task, observer, cancellationToken).ConfigureAwait(false);
            TaskOutcome.RequireSuccess(task);
            url = Url(task, number);
        }

        if (options.OutFile is not null)
        {
            download.Format!.WarnOfName(path, observer);
        }

        return (task, await CompleteAsync(part, path, task, number).ConfigureAwait(false));
    }

    // Noted before and after: whoever is killed in between leaves a file that the next save knows.
    private async Task<FileInfo> CompleteAsync(PartFile part, string path, RunwayTask task, int number)
    {
        await NoteAsync(j => j.SavingAsync(task, number, path, part.Length, tasks.Connection.Clock.GetUtcNow()), path).ConfigureAwait(false);
        try
        {
            var file = part.Complete(path, options.Force || path == _impostor?.FullName);
            RemoveImpostor(file, task, number);
            await NoteSavedAsync(task, number, file).ConfigureAwait(false);
            return file;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.FileExists)
        {
            throw Exists(path, task);
        }
    }

    private void RemoveImpostor(FileInfo file, RunwayTask task, int number)
    {
        if (_impostor is null)
        {
            return;
        }

        if (MetadataWriter.IsDescribed(_impostor.FullName, task, number))
        {
            FileWork.DeleteQuietly(_impostor.FullName + OutputMetadata.Extension);
        }

        if (_impostor.FullName != file.FullName)
        {
            FileWork.DeleteQuietly(_impostor.FullName);
        }
    }

    // The file of this very output, from an earlier run or from another process.
    private async Task<FileInfo?> SavedAsync(RunwayTask task, int number, string place, ExpectedOutput expected)
    {
        var candidates = options.OutFile is { } one ? [one] : folder.Files(Path.GetFileName(place)).Where(f => f.StartsWith(place, StringComparison.Ordinal));
        foreach (var file in candidates.Select(c => new FileInfo(c)))
        {
            if (known.WhichSaved(task.Id, number, file) is not { } record)
            {
                continue;
            }

            if (!FileWork.Guard(() => expected.IsIn(file.FullName)))
            {
                _impostor = file;
                continue;
            }

            RequireMetadataFree(file.FullName, task, number);
            if (!record.IsSaved(number))
            {
                await NoteSavedAsync(task, number, file).ConfigureAwait(false);
            }

            folder.Clear(Path.GetFileName(place), file.FullName);
            return file;
        }

        return null;
    }

    // Called as soon as the first bytes tell the extension: what is in the way is met before the rest is fetched.
    private string Place(string place, MediaFormat format, RunwayTask task, int number)
    {
        var path = options.OutFile ?? place + format.Extensions[0];
        if (!options.Force && known.WhichSaved(task.Id, number, new FileInfo(path)) is null)
        {
            RequireFree(path, task, number);
        }

        return path;
    }

    private void RequireFree(string path, RunwayTask task, int number)
    {
        if (File.Exists(path))
        {
            // Another process may have put this very output there since the folder was looked at.
            if (known.WhichSaved(task.Id, number, new FileInfo(path)) is null)
            {
                throw Exists(path, task);
            }
        }

        RequireMetadataFree(path, task, number);
    }

    private void RequireMetadataFree(string path, RunwayTask task, int number)
    {
        if (options is { IncludeMetadata: true, Force: false })
        {
            MetadataWriter.RequireFree(path, task, number);
        }
    }

    private Task NoteSavedAsync(RunwayTask task, int number, FileInfo file) =>
        NoteAsync(j => j.SavedAsync(task, number, file, tasks.Connection.Clock.GetUtcNow()), file.FullName);

    private Task NoteAsync(Func<TaskJournal, Task> note, string path) => TaskJournal.TryAsync(
        tasks.Journal is { } journal ? note(journal) : null,
        $"'{path}' is saved, and the journal could not note it.",
        observer);

    private static RunwayException Exists(string path, RunwayTask task) => new RunwayTaskException(task, RunwayErrors.FileExists, $"'{path}' is there already.");

    private static Uri Url(RunwayTask task, int number) =>
        number <= task.Output.Length && Uri.TryCreate(task.Output[number - 1], UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new RunwayTaskException(task, RunwayErrors.NoOutput, $"Output {number} of task {task.Id} is not a URL.");
}
