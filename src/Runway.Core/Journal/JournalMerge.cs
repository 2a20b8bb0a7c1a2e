namespace Runway.Journal;

/// <summary>Merges the lines of each create or task into one record, independent of their files and their order.</summary>
internal sealed class JournalMerge
{
    private readonly Dictionary<string, JournalRecord> _byEntry = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalRecord> _byId = new(StringComparer.Ordinal);

    /// <summary>All records, in the order of their creates. A task with two entries is one record.</summary>
    public IReadOnlyList<JournalRecord> Records => [.. _byEntry.Values.Union(_byId.Values).OrderBy(r => r.At).ThenBy(r => r.Index)];

    /// <summary>Adds one line.</summary>
    /// <returns>Its record; null for a line without one, or that could not be parsed.</returns>
    public JournalRecord? Add(JournalLine? line, JournalFile file)
    {
        if (line is null || Find(line) is not { } record)
        {
            return null;
        }

        record.Add(line, file);
        return record;
    }

    /// <summary>The record of a line, once all lines were added.</summary>
    public JournalRecord? Find(JournalLine line)
    {
        var byEntry = line.Entry is { } own ? GetByEntry(own) : null;
        if (line.Id is not { } id)
        {
            return byEntry;
        }

        if (byEntry is null)
        {
            return _byId.TryGetValue(id, out var known) ? known : _byId[id] = new JournalRecord();
        }

        // Lines of other processes have only the task's id and may have been read before.
        if (_byId.TryGetValue(id, out var byId) && byId != byEntry)
        {
            byId.Merge(byEntry);
            foreach (var entry in byEntry.Entries)
            {
                _byEntry[entry] = byId;
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
            record.Entries.Add(entry);
        }

        return record;
    }
}
