using Runway.Journal;

namespace Runway.Outputs;

/// <summary>
/// The saved outputs in the journal, of all processes and machines. The journal is read on first use, and again for a file that
/// is newer than the last read. Thread-safe.
/// </summary>
/// <param name="journal">The journal, or null.</param>
internal sealed class KnownOutputs(TaskJournal? journal)
{
    // The time between the last byte of a file and its rename.
    private static readonly TimeSpan RenameDelay = TimeSpan.FromSeconds(2);
    private readonly object _gate = new();
    private Dictionary<string, JournalRecord>? _records;
    private DateTime _readAt;

    /// <summary>Whether there is a journal with tasks.</summary>
    public bool IsReadable
    {
        get
        {
            try
            {
                return journal is not null && Records(default).Count > 0;
            }
            catch (RunwayException)
            {
                return false;
            }
        }
    }

    /// <summary>One record for each task id.</summary>
    public IReadOnlyCollection<JournalRecord> All => Records(default).Values;

    /// <summary>The record of a task, or null.</summary>
    public JournalRecord? Of(string id) => Records(default).GetValueOrDefault(id);

    /// <summary>The record of a task if this file was saved as its output and has not changed since; else null.</summary>
    public JournalRecord? FindSaved(string id, int number, FileInfo file) =>
        file is { Exists: true, Length: > 0 } && Records(file.LastWriteTimeUtc).GetValueOrDefault(id) is { } record && record.HasSaved(number, file) ? record : null;

    private Dictionary<string, JournalRecord> Records(DateTime youngerThan)
    {
        lock (_gate)
        {
            if (_records is null || youngerThan > _readAt - RenameDelay)
            {
                _readAt = DateTime.UtcNow;

                // Of two records with one id, the one with saved files counts.
                _records = (journal?.Read() ?? []).Where(r => r.Id is not null).GroupBy(r => r.Id!).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Saved.Any()).Last());
            }

            return _records;
        }
    }
}
