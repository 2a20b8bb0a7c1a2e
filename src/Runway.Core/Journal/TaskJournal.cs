using System.Collections.Concurrent;
using System.Security.Cryptography;
using Runway.Journal;
using Runway.Observing;

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

    internal int Flushes => _writer.Flushes;

    /// <summary>The journal of a folder; one for the process, since one process writes one file.</summary>
    public static TaskJournal At(string folder) => Open.GetOrAdd(Path.GetFullPath(folder), path => new TaskJournal(path));

    /// <summary>A name for one create, under which everything about it is noted.</summary>
    internal static string NewEntry() => Convert.ToHexString(RandomNumberGenerator.GetBytes(8)).ToLowerInvariant();

    /// <summary>Notes, on disk, that a create is about to go out.</summary>
    /// <returns>What <see cref="Send"/> has to be given.</returns>
    internal Task<int> IntendAsync(JournalLine intent) => _writer.FlushAsync(intent);

    /// <summary>Notes that the request goes out. Where its intent may not be on disk any more, it must not.</summary>
    /// <exception cref="RunwayException">The intent, or this, could not be kept.</exception>
    internal void Send(string entry, int intended, int attempt, DateTimeOffset at) =>
        _writer.AppendNow(new JournalLine { Event = JournalEvent.Sent, At = at, Entry = entry, Attempt = attempt }, intended);

    /// <summary>Notes that the service did not take a request, which is going to be sent again.</summary>
    /// <exception cref="RunwayException">It could not be written yet.</exception>
    internal void Decline(string entry, int attempt, DateTimeOffset at) =>
        _writer.AppendNow(new JournalLine { Event = JournalEvent.Declined, At = at, Entry = entry, Attempt = attempt });

    /// <summary>Notes, on disk, which task came of it.</summary>
    internal Task CreatedAsync(string entry, RunwayTask task, DateTimeOffset at) => _writer.FlushAsync(
        new JournalLine { Event = JournalEvent.Created, At = at, Entry = entry, Id = task.Id, Credits = task.EstimatedCredits });

    /// <summary>Notes that no task came of it.</summary>
    internal Task RefusedAsync(string entry, DateTimeOffset at) => Append(new JournalLine { Event = JournalEvent.Refused, At = at, Entry = entry });

    /// <summary>Notes that nobody knows what came of it.</summary>
    internal Task UnknownAsync(string entry, string reason, DateTimeOffset at) =>
        _writer.FlushAsync(new JournalLine { Event = JournalEvent.Unknown, At = at, Entry = entry, Reason = reason });

    /// <summary>Notes how a task ended.</summary>
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
    });

    /// <summary>Notes that an output is whole and about to get its name.</summary>
    internal Task SavingAsync(RunwayTask task, int output, string path, long length, DateTimeOffset at) =>
        Append(new JournalLine { Event = JournalEvent.Saving, At = at, Id = task.Id, Output = output, Path = path, Length = length });

    /// <summary>Notes that an output is on disk.</summary>
    internal Task SavedAsync(RunwayTask task, int output, FileInfo file, DateTimeOffset at) =>
        Append(new JournalLine { Event = JournalEvent.Saved, At = at, Id = task.Id, Output = output, Path = file.FullName, Length = file.Length, Outputs = task.Output.Length });

    /// <summary>Notes that a task was deleted.</summary>
    internal Task DeletedAsync(string id, DateTimeOffset at) => Append(new JournalLine { Event = JournalEvent.Gone, At = at, Id = id });

    /// <summary>Notes that a service knows no such task. It counts for tasks of the same organization alone: others are not shown theirs.</summary>
    internal Task NotFoundAsync(string id, string service, DateTimeOffset at) => Append(new JournalLine { Event = JournalEvent.Gone, At = at, Id = id, Service = service });

    /// <summary>
    /// Notes that somebody has looked into requests whose outcome is unknown, or into tasks that are not finished: they are not
    /// listed as such any more.
    /// </summary>
    /// <param name="ids">The ids, as the history shows them.</param>
    /// <returns>Those that the journal does not know.</returns>
    /// <exception cref="RunwayException">The journal cannot be read or written.</exception>
    public async Task<IReadOnlyList<string>> DismissAsync(IReadOnlyCollection<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var known = Read().Where(r => r.IsTask).Select(r => r.ToTask().Id).ToHashSet(StringComparer.Ordinal);
        var lines = ids.Where(known.Contains).Distinct().Select(id => _writer.FlushAsync(DismissalOf(id)));
        await Task.WhenAll([.. lines]).ConfigureAwait(false);
        return [.. ids.Where(id => !known.Contains(id))];
    }

    /// <summary>What the journal knows, of all processes and machines that write into its folder.</summary>
    internal IReadOnlyList<JournalRecord> Read() => JournalReader.Read(Folder);

    /// <summary>
    /// Drops what is older than a moment and finished, and gathers the rest in one file. Files that
    /// another process still writes are left as they are.
    /// </summary>
    /// <returns>How many records were dropped.</returns>
    /// <exception cref="RunwayException">The folder cannot be read or written.</exception>
    public async Task<int> CompactAsync(DateTimeOffset before)
    {
        await CloseAsync().ConfigureAwait(false);
        return new JournalCompaction(Folder, before).Run();
    }

    /// <summary>Ends the file of this process; the next line begins another. What could not be written is tried once more.</summary>
    /// <exception cref="RunwayException">Something is still not written.</exception>
    public Task CloseAsync() => _writer.CloseAsync();

    /// <summary>Ends all files of this process.</summary>
    internal static Task CloseAllAsync() => Task.WhenAll([.. Open.Values.Select(j => j.CloseAsync())]);

    /// <summary>Waits for a note whose loss is no reason to fail: the user is warned and told what it means.</summary>
    internal static async Task TryAsync(Task? note, string consequence, IRequestObserver? observer)
    {
        try
        {
            await (note ?? Task.CompletedTask).ConfigureAwait(false);
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
