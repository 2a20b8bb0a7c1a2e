namespace Runway;

/// <summary>
/// The one writer of this process for a journal folder: a file of its own, to which lines are only ever appended.
/// Lines that come while a flush is under way share the next one, so that a hundred creates at once wait for two
/// flushes and not for a hundred.
/// </summary>
internal sealed class JournalWriter(string folder)
{
    // What is still written of one create once it is out: its id, or why nobody knows it.
    private const int RoomForAnAnswer = 1024;
    private readonly object _gate = new();
    private readonly object _fileGate = new();

    // What could not be written and is wanted all the same; goes before the next line.
    private readonly List<JournalLine> _owed = [];
    private readonly LineBuffer _lines = new();
    private JournalOutput? _file;
    private List<Entry> _waiting = [];
    private bool _writing;
    private int _breaks;

    // The creates that are out. What comes of them is written whatever else fills the disk: the file keeps room for it.
    private readonly HashSet<string> _out = new(StringComparer.Ordinal);

    // The file was taken away, and no create has been refused for it yet.
    private RunwayException? _untold;

    /// <summary>How often the disk was asked to keep what it has.</summary>
    public int Flushes { get; private set; }

    /// <summary>How .NET is to lock the files. On NFS and SMB it takes no lock whatever is asked for; a test stands in for them.</summary>
    internal static FileShare Sharing { get; set; } = FileShare.Read;

    /// <summary>Appends a line that has to survive a power cut. An intent that cannot be written is given up; any other line is kept in memory until it can be.</summary>
    /// <returns>How often writing had failed before; see <see cref="AppendNow"/>.</returns>
    /// <exception cref="RunwayException">It is not on disk.</exception>
    public Task<int> FlushAsync(JournalLine line) => Enqueue(line);

    /// <summary>
    /// Appends a line at once, without waiting for a flush that is under way. It survives the end of the process and not a
    /// power cut. One that cannot be written is kept in memory until it can be, unless it depends on an earlier one.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="after">What the flush said of the line on which this one depends: when writing failed since, this one is refused too.</param>
    /// <exception cref="RunwayException">It is not in the file.</exception>
    public void AppendNow(JournalLine line, int? after = null)
    {
        lock (_fileGate)
        {
            if (after is { } breaks && breaks != _breaks)
            {
                throw NotWritable(new IOException("Writing failed since the line on which this one depends."));
            }

            try
            {
                WriteUnderGate([line]).RequireThere();
            }
            catch (Exception e)
            {
                GiveUpFile(e);
                if (after is null)
                {
                    _owed.Add(line);
                }

                throw NotWritable(e);
            }
        }
    }

    /// <summary>Ends the file; the next line begins another. What is owed is tried once more.</summary>
    public Task CloseAsync() => Enqueue(null);

    private Task<int> Enqueue(JournalLine? line)
    {
        var entry = new Entry(line);
        lock (_gate)
        {
            _waiting.Add(entry);
            if (!_writing)
            {
                _writing = true;
                ThreadPool.UnsafeQueueUserWorkItem(_ => WriteGroups(), null);
            }
        }

        return entry.Task;
    }

    private void WriteGroups()
    {
        while (true)
        {
            List<Entry> group;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _writing = false;
                    return;
                }

                (group, _waiting) = (_waiting, []);
            }

            WriteGroup(group);
        }
    }

    private void WriteGroup(List<Entry> group)
    {
        try
        {
            if (_untold is { } untold && Refuse(group, untold))
            {
                _untold = null;
            }

            Write(group);
        }
        catch (Exception e)
        {
            // The creates of these lines do not go out. What tells of creates that did is worth a second try: where the folder
            // was removed, a new one takes it. That is told all the same, since what stood in it is gone: by the next create.
            var error = NotWritable(e);
            lock (_fileGate)
            {
                GiveUpFile(e);
            }

            var isTold = Refuse(group, error);
            try
            {
                Write(group);
                _untold = isTold || e is not FileNotFoundException ? null : error;
            }
            catch (Exception again)
            {
                lock (_fileGate)
                {
                    GiveUpFile(again);
                    _owed.AddRange(group.Select(w => w.Line).OfType<JournalLine>());
                }

                error = NotWritable(again);
                group.ForEach(w => w.SetException(error));
            }
        }
    }

    private static bool Refuse(List<Entry> group, RunwayException error) => group.RemoveAll(w => w.IsIntent && w.TrySetException(error)) > 0;

    private void Write(List<Entry> group)
    {
        List<JournalLine> lines = [.. group.Select(w => w.Line).OfType<JournalLine>()];
        JournalOutput? file;
        int breaks;
        lock (_fileGate)
        {
            file = lines.Count > 0 || _owed.Count > 0 ? WriteUnderGate(lines) : _file;
            if (group.Exists(w => w.Line is null) && file is not null)
            {
                file.Write(LineBuffer.Of(new() { Event = JournalEvent.End, At = DateTimeOffset.UtcNow }));
                _file = null;
            }

            breaks = _breaks;
        }

        // Not under the gate: what is appended at once does not wait for the disk.
        if (file is not null)
        {
            file.Flush();
            Flushes++;
            file.RequireThere();
            if (group.Exists(w => w.Line is null))
            {
                file.Dispose();
            }
        }

        group.ForEach(w => w.SetResult(breaks));
    }

    private JournalOutput WriteUnderGate(List<JournalLine> lines)
    {
        _file ??= JournalOutput.Create(folder, Sharing, LineBuffer.Of(new() { Event = JournalEvent.Begin, At = DateTimeOffset.UtcNow, Owner = JournalOwner.Current }));
        if (TryReserve(Lines(_owed, lines).Length, lines))
        {
            _file.Write(_lines.Written);
            _owed.ForEach(NoteWritten);
            _owed.Clear();
        }
        else if (lines.Exists(l => l.Entry is { } entry && _out.Contains(entry)))
        {
            _file.Write(Lines([], lines));
        }
        else
        {
            _owed.AddRange(lines);
        }

        lines.ForEach(NoteWritten);
        return _file;
    }

    private ReadOnlySpan<byte> Lines(List<JournalLine> first, List<JournalLine> second)
    {
        _lines.Clear();
        first.ForEach(_lines.Add);
        second.ForEach(_lines.Add);
        return _lines.Written;
    }

    private void NoteWritten(JournalLine line)
    {
        if (line.Event == JournalEvent.Sent)
        {
            _out.Add(line.Entry!);
        }
        else if (line.Entry is { } entry)
        {
            _out.Remove(entry);
        }
    }

    // Makes room for lines, and for the answers to all creates that are out then.
    private bool TryReserve(int length, List<JournalLine> lines)
    {
        try
        {
            var answers = _out.Count + lines.Count(l => l.Event == JournalEvent.Sent);
            if (answers > 0)
            {
                _file!.Reserve(length + (answers * RoomForAnAnswer));
            }

            return true;
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            return lines.Exists(NeedsRoom) ? throw new NoRoomException(e) : false;
        }
    }

    private static bool NeedsRoom(JournalLine line) => line.Event is not (JournalEvent.Created or JournalEvent.Unknown or JournalEvent.Refused or JournalEvent.Declined or JournalEvent.Dismissed);

    // The next line begins another file: after a failure nobody knows what this one holds, or whether it is still there. One that
    // can only not grow is kept for the answers for which it has room.
    private void GiveUpFile(Exception cause)
    {
        if (cause is NoRoomException && _out.Count > 0)
        {
            return;
        }

        _breaks++;
        _file?.Dispose();
        _file = null;
    }

    private RunwayException NotWritable(Exception cause) => NotWritable(folder, cause);

    /// <summary>The error of a folder that takes no file.</summary>
    internal static RunwayException NotWritable(string folder, Exception cause) => new(
        RunwayErrors.JournalNotWritable,
        $"The journal in '{folder}' could not be written. {cause.Message}",
        $"Without it a task that is paid for could be lost, so nothing is created. Make room there, or set {RunwayEnvironment.JournalVariable} to a folder that you may write to.",
        cause);

    /// <summary>A line that waits to be written, or null for the end of the file; done when it is there.</summary>
    private sealed class Entry(JournalLine? line) : TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public JournalLine? Line => line;

        public bool IsIntent => line?.Event == JournalEvent.Intent;
    }

    /// <summary>The file is as it was, and cannot grow.</summary>
    private sealed class NoRoomException(Exception cause) : IOException(cause.Message, cause);
}
