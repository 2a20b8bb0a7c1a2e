using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// Drops finished records from a journal while other processes write to it. An interruption loses nothing: what is kept is
/// flushed to a new file before an old one is deleted, and reading the same line twice is idempotent.
/// </summary>
internal sealed class JournalCompaction(string folder, DateTimeOffset before)
{
    /// <summary>The age after which a file of another machine counts as abandoned, by the clock of the file system.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(7);

    /// <summary>
    /// How long a create is kept in any case whose result is in a list of the service: who settles another create by this list must know
    /// it, and a create that is older than this cannot have made what one from now on may have made.
    /// </summary>
    private static readonly TimeSpan OfLists = TimeSpan.FromHours(1);

    /// <summary>Compacts the journal.</summary>
    /// <returns>The number of records that were dropped.</returns>
    /// <exception cref="RunwayException">The folder cannot be read or written.</exception>
    public int Run() => JournalReader.ReadFiles(folder, files => FileWork.Guard(() => Compact([.. files])));

    private int Compact(List<JournalFile> files)
    {
        var now = TimeOfFileSystem();
        var merge = new JournalMerge();
        var inUse = new HashSet<JournalRecord>();
        var closed = files.FindAll(f => IsClosed(f, now));
        foreach (var file in files)
        {
            var isClosed = closed.Contains(file);
            foreach (var text in file.Lines)
            {
                // Half a record would appear as another one, so a record with lines in a file in use is kept whole.
                if (merge.Add(text.Line, file) is { } record && !isClosed)
                {
                    inUse.Add(record);
                }
            }
        }

        foreach (var lease in Directory.GetFiles(folder, "*" + LeaseFiles.Extension).Where(l => now - File.GetLastWriteTimeUtc(l) > Abandoned))
        {
            FileWork.Delete(lease);
        }

        var dropped = Finished(merge.Records, before).Where(r => !inUse.Contains(r)).ToHashSet();
        if (closed.Count == 0)
        {
            return 0;
        }

        Merge(closed, line => line.Line is null ? !line.IsTorn : IsKept(line.Line, merge, dropped));
        closed.ForEach(Delete);
        return dropped.Count(r => r.IsTask);
    }

    /// <summary>The records that may be dropped, where no file in use has lines of them.</summary>
    public static IEnumerable<JournalRecord> Finished(IReadOnlyCollection<JournalRecord> records, DateTimeOffset before)
    {
        var lost = records.Where(r => r.IsUnknown || r.IsInFlight).Select(r => r.Listed).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var recent = (records.Count == 0 ? default : records.Max(r => r.At)) is var newest && newest > DateTimeOffset.UtcNow ? newest - OfLists : DateTimeOffset.UtcNow - OfLists;
        return records.Where(r => IsFinished(r, before) && (r.Listed is not { } list || r.IsRefused || (r.At < recent && !lost.Contains(list))));
    }

    private static bool IsFinished(JournalRecord record, DateTimeOffset before) =>
        (record.At < before || record.IsRefused) && !record.IsUnfinished && !record.IsUnknown && !record.IsInFlight && !record.MayBeSent && !record.HasUnknownLines;

    private static bool IsKept(JournalLine line, JournalMerge merge, HashSet<JournalRecord> dropped) =>
        line.Event is not (JournalEvent.Begin or JournalEvent.End) && (merge.Find(line) is not { } record || !dropped.Contains(record));

    // Lines are copied unchanged, since a newer version may have written members that are unknown here. The file is renamed last,
    // so that no reader sees half of it. It gets no owner line: "was never sent" can be concluded only from the original file.
    private void Merge(List<JournalFile> closed, Predicate<JournalFileLine> isKept)
    {
        var path = JournalOutput.NewPath(folder);
        var part = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            var isEmpty = true;
            using (var stream = new FileStream(part, options))
            {
                foreach (var line in closed.SelectMany(f => f.Lines).Where(l => isKept(l)))
                {
                    stream.Write(line.Bytes.Span);
                    stream.WriteByte((byte)'\n');
                    isEmpty = false;
                }

                stream.Write(LineBuffer.Of(new() { Event = JournalEvent.End, At = DateTimeOffset.UtcNow }));
                stream.Flush(flushToDisk: true);
            }

            if (!isEmpty)
            {
                FileWork.Move(part, path);
            }
        }
        finally
        {
            FileWork.Delete(part);
        }
    }

    // A file that changed since it was read is still in use and stays.
    private static void Delete(JournalFile file)
    {
        if (File.Exists(file.Path) && JournalFile.Read(file.Path).IsSameAs(file))
        {
            FileWork.Delete(file.Path);
        }
    }

    private static bool IsClosed(JournalFile file, DateTime now)
    {
        var last = file.Lines.LastOrDefault();
        if (last is { Line.Event: JournalEvent.End })
        {
            return true;
        }

        var name = Path.GetFileName(file.Path);
        return file.Owner is { IsOfThisSystem: true } owner
            ? owner == JournalOwner.Current ? !JournalOutput.IsOpen(name) : !owner.IsAlive
            : !IsOfWriter(name) || now - File.GetLastWriteTimeUtc(file.Path) > Abandoned;
    }

    // Every version names its files by date, machine, process and a unique part. Any other name is a copy that no process writes.
    private static bool IsOfWriter(string name) =>
        name.Split('-') is { Length: >= 4 } parts && parts[0].Length == 18 && parts[0][8] == 'T' && Guid.TryParseExact(parts[^1].Split('.')[0], "N", out _);

    // The clock of a file share may differ from that of this machine.
    private DateTime TimeOfFileSystem()
    {
        Directory.CreateDirectory(folder);
        var probe = JournalOutput.NewPath(folder) + ".time";
        File.WriteAllBytes(probe, []);
        try
        {
            return File.GetLastWriteTimeUtc(probe);
        }
        finally
        {
            FileWork.Delete(probe);
        }
    }
}
