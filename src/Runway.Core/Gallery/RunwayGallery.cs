using Runway.Files;
using Runway.Journal;
using Runway.Media;
using Runway.Outputs;
using Runway.Tasks;

namespace Runway.Gallery;

/// <summary>
/// Collects the tasks of a page, in their order and each once, with the data of the journal and of the metadata beside saved
/// files. Sends no request.
/// </summary>
internal sealed class RunwayGallery
{
    private readonly List<(string Key, RunwayTask Task, List<string> Files, bool IsTask)> _entries = [];
    private readonly Dictionary<string, int> _places = new(FilePath.Comparer);
    private readonly Dictionary<string, JournalRecord> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalRecord> _byPath = new(FilePath.Comparer);

    /// <summary>Creates an empty gallery.</summary>
    /// <param name="journal">The journal, or null.</param>
    /// <exception cref="RunwayException">The journal cannot be read.</exception>
    public RunwayGallery(TaskJournal? journal)
    {
        foreach (var record in journal?.Read() ?? [])
        {
            if (record.Id is { } id)
            {
                _byId[id] = record;
            }

            foreach (var (_, path, _) in record.AllSaved)
            {
                _byPath[FilePath.Plain(path)] = record;
            }
        }
    }

    /// <summary>How many tasks, and files of no known task, it has.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a task, or merges it into the one with the same id.</summary>
    public void AddTask(RunwayTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        Merge(task.Id, task, null, isTask: true);
    }

    /// <summary>Adds a saved file to its task, where that is known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="taskId">The id of its task, or null.</param>
    /// <returns>False for a metadata file, which is not shown.</returns>
    /// <exception cref="RunwayException">It cannot be read, or it is not a picture, video or sound.</exception>
    public bool AddFile(string path, string? taskId)
    {
        path = FilePath.Plain(Path.GetFullPath(path));
        var described = OutputMetadata.ReadBeside(path)?.ToTask();
        taskId ??= described?.Id ?? _byPath.GetValueOrDefault(path)?.Id;
        if (ReadMedia(path) is null)
        {
            return IsDescription(path)
                ? false
                : throw new RunwayException(RunwayErrors.InvalidMedia, $"'{path}' is not a picture, a video or a sound, by its content.") { Case = ErrorCase.NotAMedium };
        }

        var isKnown = taskId is not null;
        var task = new RunwayTask { Id = taskId ?? Path.GetFileName(path), Status = RunwayTaskStatus.Succeeded };
        Merge(taskId ?? path, described?.Id == task.Id ? task.FilledFrom(described) : task, path, isKnown);
        return true;
    }

    /// <summary>Writes the page atomically.</summary>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellationToken">Cancels; an existing file does not change.</param>
    /// <exception cref="RunwayException">It cannot be written, or a file of the gallery cannot be read.</exception>
    public GallerySummary Write(string path, GalleryOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        path = FilePath.Plain(Path.GetFullPath(path));
        using var part = new PartFile(path);
        try
        {
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
            GallerySummary summary;
            using (var writer = new StreamWriter(part.Open(resume: false), leaveOpen: true))
            {
                summary = new GalleryPage(writer, Items(), folder, options).Write(cancellationToken);
            }

            part.Complete(path, overwrite: true);
            return summary;
        }
        catch (RunwayException e) when (e.Error == RunwayErrors.FileNotWritable)
        {
            throw NotWritable(e.InnerException ?? e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(e);
        }
    }

    /// <summary>Whether a file is a gallery page.</summary>
    public static bool IsPage(string path)
    {
        if (!SafeFile.HasContent(path))
        {
            return false;
        }

        var head = new char[1024];
        using var reader = new StreamReader(path);
        return head.AsSpan(0, reader.ReadBlock(head, 0, head.Length)).IndexOf(GalleryPage.Generator) >= 0;
    }

    internal IReadOnlyList<GalleryItem> Items() => [.. _entries.Select(ToItem)];

    private GalleryItem ToItem((string Key, RunwayTask Task, List<string> Files, bool IsTask) entry)
    {
        var record = _byId.GetValueOrDefault(entry.Key);
        var task = entry.Task.FilledFrom(record?.ToTask());
        List<(string Path, long? Length)> files = entry.Files.Count > 0
            ? [.. entry.Files.Select(f => (f, (long?)null))]
            : [.. (record?.Saved ?? []).Select(s => (FilePath.Plain(s.Path), s.Length))];
        var nodes = NodesOf(task, record);
        var found = files.ToLookup(f => Found(f.Path, f.Length) is { } media ? media with { Node = nodes.GetValueOrDefault(media.Path) ?? (task.IsRun ? OutputMetadata.ReadBeside(media.Path)?.Task.Node : null) } : null);
        return new GalleryItem(task, [.. found.Select(f => f.Key).OfType<GalleryMedia>()], [.. found[null].Select(f => Path.GetFileName(f.Path))])
        {
            IsFileAlone = !entry.IsTask,
        };
    }

    // The nodes of a workflow that made the saved files.
    private static Dictionary<string, string> NodesOf(RunwayTask task, JournalRecord? record)
    {
        var nodes = new Dictionary<string, string>(FilePath.Comparer);
        foreach (var (number, path, _) in task.OutputNodes.Count > 0 ? record?.AllSaved ?? [] : [])
        {
            if (task.OutputNodes.ElementAtOrDefault(number - 1) is { } node)
            {
                nodes[FilePath.Plain(path)] = node;
            }
        }

        return nodes;
    }

    private void Merge(string key, RunwayTask task, string? file, bool isTask)
    {
        if (!_places.TryGetValue(key, out var place))
        {
            _places[key] = place = _entries.Count;
            _entries.Add((key, task, [], isTask));
        }

        var entry = _entries[place];
        _entries[place] = entry with { Task = task.FilledFrom(entry.Task) };
        if (file is not null && !entry.Files.Exists(f => FilePath.AreSame(f, file)))
        {
            entry.Files.Add(file);
        }
    }

    // A file with another length is not the one that was saved.
    private static GalleryMedia? Found(string path, long? length) =>
        File.Exists(path) && ReadMedia(path) is { } media && (length is null || length == media.Length) ? media : null;

    private static GalleryMedia? ReadMedia(string path)
    {
        try
        {
            return GalleryMedia.Of(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.NotReadable(path, e);
        }
    }

    private static bool IsDescription(string path) =>
        path.EndsWith(OutputMetadata.Extension, StringComparison.OrdinalIgnoreCase) && OutputMetadata.Read(path) is not null;

    private static RunwayException NotWritable(Exception e) => new(
        RunwayErrors.FileNotWritable,
        $"The page could not be written. {e.Message}",
        innerException: e)
    {
        Case = ErrorCase.PageNotWritten,
    };
}
