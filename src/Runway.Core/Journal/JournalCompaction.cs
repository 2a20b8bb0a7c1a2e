using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// Drops what is finished from a journal, while others go on writing. Nothing is lost at whatever moment it breaks off: what is
/// kept is whole and on disk in a new file before an old one is deleted, and a line that is found twice changes nothing.
/// </summary>
internal sealed class JournalCompaction(string folder, DateTimeOffset before)
{
    /// <summary>How long nobody must have written to a file of another machine before it counts as left behind, by the clock of the file system.</summary>
    private static readonly TimeSpan LeftBehind = TimeSpan.FromDays(7);

    /// <summary>Clears the journal.</summary>
    /// <returns>How many records were dropped.</returns>
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
                // Half of a record would show as another one: what a file in use has lines of is kept whole.
                if (merge.Add(text.Line, file) is { } record && !isClosed)
                {
                    inUse.Add(record);
                }
            }
        }

        foreach (var lease in Directory.GetFiles(folder, "*" + LeaseFiles.Extension).Where(l => now - File.GetLastWriteTimeUtc(l) > LeftBehind))
        {
            File.Delete(lease);
        }

        var dropped = merge.Records.Where(r => (r.At < before || r.IsRefused) && !r.IsUnfinished && !r.IsUnknown && !r.IsUnderWay && !r.IsAhead && !r.HasUnknownLines && !inUse.Contains(r)).ToHashSet();
        if (closed.Count == 0)
        {
            return 0;
        }

        Gather(closed, line => line.Line is null ? !line.IsTorn : IsKept(line.Line, merge, dropped));
        closed.ForEach(Delete);
        return dropped.Count(r => r.IsTask);
    }

    private static bool IsKept(JournalLine line, JournalMerge merge, HashSet<JournalRecord> dropped) =>
        line.Event is not (JournalEvent.Begin or JournalEvent.End) && (merge.Find(line) is not { } record || !dropped.Contains(record));

    // Copied as they are: a newer version may have written members that this one does not know. The name is changed last, so that
    // nobody reads half of it. It has no first line of an owner: whether a request went out was known of its own file alone.
    private void Gather(List<JournalFile> closed, Predicate<JournalFileLine> isKept)
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
                File.Move(part, path);
            }
        }
        finally
        {
            File.Delete(part);
        }
    }

    // Taken for closed and written to all the same, a file stays, and so do its lines.
    private static void Delete(JournalFile file)
    {
        if (File.Exists(file.Path) && JournalFile.Read(file.Path).IsSameAs(file))
        {
            File.Delete(file.Path);
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
            : !IsOfWriter(name) || now - File.GetLastWriteTimeUtc(file.Path) > LeftBehind;
    }

    // Date, machine, process and a unique part, as every version names its files. Another name is a copy, which nobody writes.
    private static bool IsOfWriter(string name) =>
        name.Split('-') is { Length: >= 4 } parts && parts[0].Length == 18 && parts[0][8] == 'T' && Guid.TryParseExact(parts[^1].Split('.')[0], "N", out _);

    // The clock of a share is not that of this machine.
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
            File.Delete(probe);
        }
    }
}
