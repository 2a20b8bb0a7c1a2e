using System.Collections.Concurrent;
using System.Security.Cryptography;
using Runway.Files;
using Runway.Observing;
using Runway.Texts;

namespace Runway.Journal;

/// <summary>
/// The creates of this and other processes, and their outcomes. An intent is flushed to disk before its create is sent, and the
/// task id before the caller receives it. So, however the process ends, every paid task is either known by its id or listed as
/// unknown. Contains prompts, but no keys and no URLs.
/// </summary>
internal sealed class TaskJournal
{
    private static readonly ConcurrentDictionary<string, TaskJournal> Open = new(FilePath.Comparer);
    private readonly JournalWriter _writer;

    private TaskJournal(string folder)
    {
        Folder = folder;
        _writer = new JournalWriter(folder);
    }

    /// <summary>The folder. Other processes and machines may write to it at the same time.</summary>
    public string Folder { get; }

    internal int Flushes => _writer.Flushes;

    /// <summary>The journal of a folder; the same object throughout the process, since a process writes one file.</summary>
    public static TaskJournal At(string folder) => Open.GetOrAdd(FilePath.Plain(Path.GetFullPath(folder)), path => new TaskJournal(path));

    /// <summary>A new id for the journal entry of one create.</summary>
    internal static string NewEntry() => Convert.ToHexString(RandomNumberGenerator.GetBytes(8)).ToLowerInvariant();

    /// <summary>Writes the intent of a create and flushes it to disk.</summary>
    /// <returns>The number of earlier failures, for <see cref="Send"/>.</returns>
    internal Task<int> IntendAsync(JournalLine intent) => _writer.FlushAsync(intent);

    /// <summary>Records that the request is about to be sent.</summary>
    /// <exception cref="RunwayException">It must not be sent: its intent may be lost, or this line could not be written.</exception>
    internal void Send(string entry, int failures, int attempt, DateTimeOffset at) =>
        _writer.AppendNow(new JournalLine { Event = JournalEvent.Sent, At = at, Entry = entry, Attempt = attempt }, failures);

    /// <summary>Records that the service did not accept a request, which will be sent again.</summary>
    /// <exception cref="RunwayException">It could not be written yet.</exception>
    internal void Decline(string entry, int attempt, DateTimeOffset at) =>
        _writer.AppendNow(new JournalLine { Event = JournalEvent.Declined, At = at, Entry = entry, Attempt = attempt });

    /// <summary>Records the created task and flushes it to disk.</summary>
    internal Task CreatedAsync(string entry, RunwayTask task, DateTimeOffset at) => _writer.FlushAsync(
        new JournalLine { Event = JournalEvent.Created, At = at, Entry = entry, Id = task.Id, Credits = task.EstimatedCredits, Routing = task.Routing });

    /// <summary>Records that no task was created.</summary>
    internal Task RefusedAsync(string entry, DateTimeOffset at) => Append(new JournalLine { Event = JournalEvent.Refused, At = at, Entry = entry });

    /// <summary>Records that the outcome is unknown.</summary>
    internal Task UnknownAsync(string entry, string reason, DateTimeOffset at) =>
        _writer.FlushAsync(new JournalLine { Event = JournalEvent.Unknown, At = at, Entry = entry, Reason = reason });

    /// <summary>Records how a task ended.</summary>
    internal Task EndedAsync(RunwayTask task, DateTimeOffset at) => Append(new JournalLine
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
        Operation = task.IsRun ? task.Operation : null,
        Nodes = task.OutputNodeIds.Count > 0 ? task.OutputNodeIds : null,
        NodeErrors = task.NodeErrors.Length > 0 ? task.NodeErrors : null,
    });

    /// <summary>Records that a complete output is about to be renamed to its final name.</summary>
    internal Task SavingAsync(RunwayTask task, int output, string path, long length, DateTimeOffset at) =>
        Append(new JournalLine { Event = JournalEvent.Saving, At = at, Id = task.Id, Output = output, Path = path, Length = length });

    /// <summary>Records that an output is on disk.</summary>
    internal Task SavedAsync(RunwayTask task, int output, FileInfo file, DateTimeOffset at) =>
        Append(new JournalLine { Event = JournalEvent.Saved, At = at, Id = task.Id, Output = output, Path = file.FullName, Length = file.Length, Outputs = task.Output.Length });

    /// <summary>Records that a task was deleted.</summary>
    internal Task DeletedAsync(string id, DateTimeOffset at) => Append(new JournalLine { Event = JournalEvent.Gone, At = at, Id = id });

    /// <summary>Records that a service has no such task. It counts only for tasks of the same organization, since others get 404 for them, too.</summary>
    internal Task NotFoundAsync(string id, string service, DateTimeOffset at) => Append(new JournalLine { Event = JournalEvent.Gone, At = at, Id = id, Service = service });

    /// <summary>
    /// Records that the user has checked requests with an unknown outcome, or unfinished tasks: they are no longer listed as
    /// such.
    /// </summary>
    /// <param name="ids">The ids, as the history shows them.</param>
    /// <returns>The ids that are not in the journal.</returns>
    /// <exception cref="RunwayException">The journal cannot be read or written.</exception>
    public async Task<IReadOnlyList<string>> DismissAsync(IReadOnlyCollection<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var known = Read().Where(r => r.IsTask).Select(r => r.ToTask().Id).ToHashSet(StringComparer.Ordinal);
        var lines = ids.Where(known.Contains).Distinct().Select(id => _writer.FlushAsync(DismissalOf(id)));
        await Task.WhenAll([.. lines]).ConfigureAwait(false);
        return [.. ids.Where(id => !known.Contains(id))];
    }

    /// <summary>The records of all processes and machines that write to the folder.</summary>
    internal IReadOnlyList<JournalRecord> Read() => JournalReader.Read(Folder);

    /// <summary>The record of one task, or null.</summary>
    internal JournalRecord? Find(string id) => JournalReader.Find(Folder, id);

    /// <summary>
    /// Drops finished records that are older than a given time and merges the rest into one file. Files that
    /// another process still writes do not change.
    /// </summary>
    /// <returns>The number of records that were dropped.</returns>
    /// <exception cref="RunwayException">The folder cannot be read or written.</exception>
    public async Task<int> CompactAsync(DateTimeOffset before)
    {
        await CloseAsync().ConfigureAwait(false);
        return new JournalCompaction(Folder, before).Run();
    }

    /// <summary>How many tasks <see cref="CompactAsync"/> would drop.</summary>
    /// <exception cref="RunwayException">The folder cannot be read.</exception>
    public int CountFinished(DateTimeOffset before) => JournalCompaction.Finished(Read(), before).Count(r => r.IsTask);

    /// <summary>Closes the file of this process; the next line starts another. Deferred lines are tried once more.</summary>
    /// <exception cref="RunwayException">A line is still not written.</exception>
    public Task CloseAsync() => _writer.CloseAsync();

    /// <summary>Closes all files of this process.</summary>
    internal static Task CloseAllAsync() => Task.WhenAll([.. Open.Values.Select(j => j.CloseAsync())]);

    /// <summary>Waits for a line whose loss only deserves a warning.</summary>
    internal static async Task TryAsync(Task? line, string consequence, IRequestObserver? observer)
    {
        try
        {
            await (line ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (RunwayException e)
        {
            observer.Notify(o => o.OnWarning($"{consequence} {e.Message}"));
        }
    }

    private static JournalLine DismissalOf(string id)
    {
        var line = new JournalLine { Event = JournalEvent.Dismissed, At = DateTimeOffset.UtcNow };
        return JournalRecord.IsIntent(id) ? line with { Entry = id[JournalRecord.IntentPrefix.Length..] } : line with { Id = id };
    }

    private Task Append(JournalLine line)
    {
        try
        {
            _writer.AppendNow(line);
            return Task.CompletedTask;
        }
        catch (RunwayException e)
        {
            return Task.FromException(e);
        }
    }
}
