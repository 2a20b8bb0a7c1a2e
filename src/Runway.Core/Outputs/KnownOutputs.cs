using Runway.Journal;

namespace Runway.Outputs;

/// <summary>
/// What the journal knows of saved outputs: of this process, of earlier ones, of other machines. Read when it is first asked,
/// and again when a file is younger than what was read. All members may be used from several threads at once.
/// </summary>
/// <param name="journal">The journal; null knows nothing.</param>
internal sealed class KnownOutputs(TaskJournal? journal)
{
    // A file gets its name a moment after its last byte.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private readonly object _gate = new();
    private Dictionary<string, JournalRecord>? _records;
    private DateTime _readAt;

    /// <summary>Whether there is a journal to ask.</summary>
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

    /// <summary>All records of tasks that have an id, one for each id.</summary>
    public IReadOnlyCollection<JournalRecord> All => Records(default).Values;

    /// <summary>The record of a task; null where there is none.</summary>
    public JournalRecord? Of(string id) => Records(default).GetValueOrDefault(id);

    /// <summary>The record of a task if this very file was saved as an output of it, and is still as it was; else null.</summary>
    public JournalRecord? WhichSaved(string id, int number, FileInfo file) =>
        file is { Exists: true, Length: > 0 } && Records(file.LastWriteTimeUtc).GetValueOrDefault(id) is { } record && record.HasSaved(number, file) ? record : null;

    private Dictionary<string, JournalRecord> Records(DateTime youngerThan)
    {
        lock (_gate)
        {
            if (_records is null || youngerThan > _readAt - Moment)
            {
                _readAt = DateTime.UtcNow;

                // An id that stands there twice counts once: the record that has its files.
                _records = (journal?.Read() ?? []).Where(r => r.Id is not null).GroupBy(r => r.Id!).ToDictionary(g => g.Key, g => g.OrderBy(r => r.Saved.Any()).Last());
            }

            return _records;
        }
    }
}
