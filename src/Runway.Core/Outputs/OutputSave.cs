using Runway.Files;
using Runway.Journal;
using Runway.Lifecycle;
using Runway.Media;
using Runway.Observing;
using Runway.Tasks;

namespace Runway.Outputs;

/// <summary>Saves one output.</summary>
/// <param name="tasks">The task service of the connection.</param>
/// <param name="options">The save options.</param>
/// <param name="known">The saved outputs in the journal.</param>
/// <param name="folder">The files in the folder before the batch.</param>
/// <param name="observer">Receives progress and warnings.</param>
internal sealed class OutputSave(TaskService tasks, OutputSaveOptions options, KnownOutputs known, PartFolder folder, IRunwayObserver? observer)
{
    private const int MaxFreshUrls = 3;

    // A file that an earlier version saved as the output without checking its format. It is replaced.
    private FileInfo? _wrongFile;

    /// <summary>Ends the pauses between attempts.</summary>
    public required CancellationToken Waiting { get; init; }

    /// <summary>Downloads the output unless it is saved already.</summary>
    /// <param name="task">The finished task.</param>
    /// <param name="number">The number of the output, from 1.</param>
    /// <param name="place">The path; without an extension, which depends on the format, unless the user named the file.</param>
    /// <param name="cancellationToken">Ends the download; the partial file stays and can be resumed.</param>
    /// <returns>The task as it is now, and the file.</returns>
    /// <exception cref="RunwayException">It could not be saved.</exception>
    public async Task<(RunwayTask Task, FileInfo File)> RunAsync(RunwayTask task, int number, string place, CancellationToken cancellationToken)
    {
        var url = Url(task, number);
        var expected = ExpectedOutput.Of(task.Request is null ? task.FilledFrom(tasks.Recall(task.Id)) : task);
        var path = options.OutFile ?? place + expected.LikelyExtension(url);
        if (!options.Force)
        {
            if (await SavedAsync(task, number, place, expected).ConfigureAwait(false) is { } existing)
            {
                return (task, existing);
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
                    $"Saving the output of task {task.Id}: '{url.Host}' refuses all {MaxFreshUrls} fresh URLs of the service.")
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
            download.Format!.WarnOfWrongExtension(path, observer);
        }

        return (task, await CompleteAsync(part, path, task, number).ConfigureAwait(false));
    }

    // Recorded before and after the rename, so that the next save finds the file if the process is killed in between.
    private async Task<FileInfo> CompleteAsync(PartFile part, string path, RunwayTask task, int number)
    {
        await RecordAsync(j => j.SavingAsync(task, number, path, part.Length, tasks.Connection.Clock.GetUtcNow()), path).ConfigureAwait(false);
        try
        {
            var file = part.Complete(path, options.Force || FilePath.AreSame(path, _wrongFile?.FullName));
            RemoveWrongFile(file, task, number);
            await RecordSavedAsync(task, number, file).ConfigureAwait(false);
            return file;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.FileExists)
        {
            throw Exists(path, task);
        }
    }

    private void RemoveWrongFile(FileInfo file, RunwayTask task, int number)
    {
        if (_wrongFile is null)
        {
            return;
        }

        if (MetadataWriter.IsDescribed(_wrongFile.FullName, task, number))
        {
            FileWork.TryDelete(_wrongFile.FullName + OutputMetadata.Extension);
        }

        if (!FilePath.AreSame(_wrongFile.FullName, file.FullName))
        {
            FileWork.TryDelete(_wrongFile.FullName);
        }
    }

    // The file of this output from an earlier run or another process.
    private async Task<FileInfo?> SavedAsync(RunwayTask task, int number, string place, ExpectedOutput expected)
    {
        var candidates = options.OutFile is { } one ? [one] : folder.Files(Path.GetFileName(place)).Where(f => f.StartsWith(place, FilePath.Comparison));
        foreach (var file in candidates.Select(c => new FileInfo(c)))
        {
            if (known.FindSaved(task.Id, number, file) is not { } record)
            {
                continue;
            }

            if (!FileWork.Guard(() => expected.IsIn(file.FullName)))
            {
                _wrongFile = file;
                continue;
            }

            RequireMetadataFree(file.FullName, task, number);
            if (!record.IsSaved(number))
            {
                await RecordSavedAsync(task, number, file).ConfigureAwait(false);
            }

            folder.Clear(Path.GetFileName(place), file.FullName);
            return file;
        }

        return null;
    }

    // Called when the first bytes determine the extension: a conflict with an existing file is found before the rest is downloaded.
    private string Place(string place, MediaFormat format, RunwayTask task, int number)
    {
        var path = options.OutFile ?? place + format.Extensions[0];
        if (!options.Force && known.FindSaved(task.Id, number, new FileInfo(path)) is null)
        {
            RequireFree(path, task, number);
        }

        return path;
    }

    private void RequireFree(string path, RunwayTask task, int number)
    {
        if (File.Exists(path))
        {
            // Another process may have saved this output since the folder was read.
            if (known.FindSaved(task.Id, number, new FileInfo(path)) is null)
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

    private Task RecordSavedAsync(RunwayTask task, int number, FileInfo file) =>
        RecordAsync(j => j.SavedAsync(task, number, file, tasks.Connection.Clock.GetUtcNow()), file.FullName);

    private Task RecordAsync(Func<TaskJournal, Task> record, string path) => TaskJournal.TryAsync(
        tasks.Journal is { } journal ? record(journal) : null,
        $"'{path}' is saved, but that could not be written to the journal.",
        observer);

    private static RunwayException Exists(string path, RunwayTask task) => new RunwayTaskException(task, RunwayErrors.FileExists, $"'{path}' already exists.");

    private static Uri Url(RunwayTask task, int number) =>
        number <= task.Output.Length && Uri.TryCreate(task.Output[number - 1], UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new RunwayTaskException(task, RunwayErrors.NoOutput, $"Output {number} of task {task.Id} is not a URL.");
}
