using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Runway;

/// <summary>
/// What this process and others created, and what became of it. An intent is on disk before its create goes out, and
/// the id is on disk before anybody else learns of it; so whatever ends the process, every paid task is either known
/// by its id or listed as unknown. Holds prompts; never a key, never a URL.
/// </summary>
public sealed class TaskJournal
{
    private static readonly ConcurrentDictionary<string, TaskJournal> Open = new(StringComparer.Ordinal);
    private readonly JournalWriter _writer;

    private TaskJournal(string folder)
    {
        Folder = folder;
        _writer = new JournalWriter(folder);
    }

    /// <summary>The folder; other processes and other machines may write into it at the same time.</summary>
    public string Folder { get; }

    /// <summary>The folder that is used when <c>RUNWAY_JOURNAL</c> names none.</summary>
    public static string DefaultFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Runway", "Journal");

    internal int Flushes => _writer.Flushes;

    /// <summary>The journal of a folder; one for the process, since one process writes one file.</summary>
    public static TaskJournal At(string folder) => Open.GetOrAdd(Path.GetFullPath(folder), path => new TaskJournal(path));

    /// <summary>A name for one create, under which everything about it is noted.</summary>
    internal static string NewEntry() => Convert.ToHexString(RandomNumberGenerator.GetBytes(8)).ToLowerInvariant();

    /// <summary>Notes, on disk, that a create is about to go out.</summary>
    internal Task IntendAsync(string entry, string service, GenerationRequest request, RequestNote note, SubmissionOptions options, DateTimeOffset at) => _writer.AppendAsync(
        new JournalLine
        {
            Event = JournalEvent.Intent,
            At = at,
            Entry = entry,
            Service = service,
            Operation = request.Operation,
            Model = request.Model,
            Prompt = request.PromptText is { } prompt ? Redaction.Redact(prompt) : null,
            Seed = note.Seed,
            Parameters = note.Parameters,
            Inputs = note.Inputs.Count == 0 ? null : note.Inputs,
            Index = options.Index,
            Batch = options.Batch,
            Fingerprint = options.Fingerprint,
            RetryOf = options.RetryOf,
        },
        toDisk: true);

    /// <summary>Notes, on disk, which task came of it.</summary>
    internal Task CreatedAsync(string entry, RunwayTask task, DateTimeOffset at) => _writer.AppendAsync(
        new JournalLine { Event = JournalEvent.Created, At = at, Entry = entry, Id = task.Id, Credits = task.EstimatedCredits },
        toDisk: true);

    /// <summary>Notes that no task came of it.</summary>
    internal Task RefusedAsync(string entry, DateTimeOffset at) =>
        _writer.AppendAsync(new JournalLine { Event = JournalEvent.Refused, At = at, Entry = entry }, toDisk: false);

    /// <summary>Notes that nobody knows what came of it.</summary>
    internal Task UnknownAsync(string entry, string reason, DateTimeOffset at) =>
        _writer.AppendAsync(new JournalLine { Event = JournalEvent.Unknown, At = at, Entry = entry, Reason = reason }, toDisk: true);

    /// <summary>Notes how a task ended.</summary>
    internal Task EndedAsync(RunwayTask task, DateTimeOffset at) => _writer.AppendAsync(
        new JournalLine
        {
            Event = JournalEvent.State,
            At = at,
            Id = task.Id,
            Status = task.Status,
            FailureCode = task.FailureCode,
            Reason = OutsideText.Line(task.Failure),
            Finished = task.FinishedAt,
            Credits = task.Credits,
            Output = task.Output.Length,
        },
        toDisk: false);

    /// <summary>Notes that an output is whole and about to get its name.</summary>
    internal Task SavingAsync(RunwayTask task, int output, string path, long length, DateTimeOffset at) => _writer.AppendAsync(
        new JournalLine { Event = JournalEvent.Saving, At = at, Id = task.Id, Output = output, Path = path, Length = length },
        toDisk: false);

    /// <summary>Notes that an output is on disk.</summary>
    internal Task SavedAsync(RunwayTask task, int output, FileInfo file, DateTimeOffset at) => _writer.AppendAsync(
        new JournalLine { Event = JournalEvent.Saved, At = at, Id = task.Id, Output = output, Path = file.FullName, Length = file.Length },
        toDisk: false);

    /// <summary>What the journal knows, of all processes and machines that write into its folder.</summary>
    internal IReadOnlyList<JournalRecord> Read() => JournalReader.Read(Folder);

    /// <summary>
    /// Drops what is older than a moment and finished, and gathers the rest in the file of this process. Files that
    /// another process still writes are left as they are.
    /// </summary>
    /// <returns>How many records were dropped.</returns>
    /// <exception cref="RunwayException">The folder cannot be written.</exception>
    public async Task<int> CompactAsync(DateTimeOffset before)
    {
        var old = Read().Where(r => r.At < before && !r.IsUnfinished && !r.IsUnknown).ToList();
        var entries = old.Select(r => r.Entry).ToHashSet();
        var ids = old.Select(r => r.Id).ToHashSet();
        await _writer.RotateAsync().ConfigureAwait(false);
        foreach (var path in JournalReader.Files(Folder).Where(IsClosed).ToList())
        {
            foreach (var line in JournalReader.ReadFile(path).Where(l => l.Entry is null ? !ids.Contains(l.Id) : !entries.Contains(l.Entry)))
            {
                await _writer.AppendAsync(line, toDisk: true).ConfigureAwait(false);
            }

            PartFile.Guard(() =>
            {
                File.Delete(path);
                return true;
            });
        }

        return old.Count;
    }

    /// <summary>Waits for a note whose loss is no reason to fail: the user is warned and told what it means.</summary>
    internal static async Task TryAsync(Task? note, string consequence, IRunwayObserver? observer)
    {
        try
        {
            await (note ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (RunwayException e)
        {
            observer.Tell(o => o.OnWarning($"{consequence} {e.Message}"));
        }
    }

    // A writer holds its file open in a way that forbids what is asked for here.
    private static bool IsClosed(string path)
    {
        try
        {
            using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
