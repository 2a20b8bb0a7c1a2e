namespace Runway.Journal;

/// <summary>Puts lines together that are about one create, or one task, whichever file they are in and in whichever order they come.</summary>
internal sealed class JournalMerge
{
    private readonly Dictionary<string, JournalRecord> _byEntry = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalRecord> _byId = new(StringComparer.Ordinal);

    /// <summary>All records, in the order in which the creates went out. A task that two entries name is one record.</summary>
    public IReadOnlyList<JournalRecord> Records => [.. _byEntry.Values.Union(_byId.Values).OrderBy(r => r.At).ThenBy(r => r.Index)];

    /// <summary>Takes in one line.</summary>
    /// <returns>The record that it is about; null for a line that is about none, or that is not understood.</returns>
    public JournalRecord? Add(JournalLine? line, JournalFile file)
    {
        if (line is null || Find(line) is not { } record)
        {
            return null;
        }

        record.Add(line, file);
        return record;
    }

    /// <summary>The record that a line is about, once all lines were taken in.</summary>
    public JournalRecord? Find(JournalLine line)
    {
        var byEntry = line.Entry is { } entry ? GetByEntry(entry) : null;
        if (line.Id is not { } id)
        {
            return byEntry;
        }

        if (byEntry is null)
        {
            return _byId.TryGetValue(id, out var known) ? known : _byId[id] = new JournalRecord();
        }

        // The lines of other processes, on other machines, name only the task and may have come before.
        if (_byId.TryGetValue(id, out var byId) && byId != byEntry)
        {
            byId.Absorb(byEntry);
            foreach (var name in byEntry.Names)
            {
                _byEntry[name] = byId;
            }

            return byId;
        }

        return _byId[id] = byEntry;
    }

    private JournalRecord GetByEntry(string entry)
    {
        if (!_byEntry.TryGetValue(entry, out var record))
        {
            _byEntry[entry] = record = new JournalRecord();
            record.Names.Add(entry);
        }

        return record;
    }
}
