using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// Appends lines to the file of this process, begins another where that is needed, and keeps what could not be written. It has
/// room for the answers to the creates that are out, whatever else fills the disk. Not for two threads at once.
/// </summary>
internal sealed class JournalAppender(string folder)
{
    // What is still written of one create once it is out: its id, or why nobody knows it.
    private const int RoomForAnAnswer = 1024;

    // What could not be written and is wanted all the same; goes before the next line.
    private readonly List<JournalLine> _owed = [];
    private readonly LineBuffer _lines = new();

    // The entries of the creates that are out.
    private readonly HashSet<string> _out = new(StringComparer.Ordinal);
    private JournalOutput? _file;

    /// <summary>How .NET is to lock the files. On NFS and SMB it takes no lock whatever is asked for; a test stands in for them.</summary>
    internal static FileShare Sharing { get; set; } = FileShare.Read;

    /// <summary>How often a file was given up.</summary>
    public int Breaks { get; private set; }

    /// <summary>Keeps lines for the next time.</summary>
    public void Owe(IEnumerable<JournalLine> lines) => _owed.AddRange(lines);

    /// <summary>Appends lines, after those that are owed.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isEnd">Whether the file ends with them: whoever calls closes it, and the next line begins another.</param>
    /// <returns>The file; null where there is none and nothing to write.</returns>
    /// <exception cref="IOException">They are not written.</exception>
    public JournalOutput? Write(List<JournalLine> lines, bool isEnd)
    {
        var file = lines.Count > 0 || _owed.Count > 0 ? Write(lines) : _file;
        if (isEnd)
        {
            file?.Write(LineBuffer.Of(new() { Event = JournalEvent.End, At = DateTimeOffset.UtcNow }));
            _file = null;
        }

        return file;
    }

    /// <summary>Appends lines, after those that are owed.</summary>
    /// <exception cref="IOException">They are not written.</exception>
    public JournalOutput Write(List<JournalLine> lines)
    {
        _file ??= JournalOutput.Create(folder, Sharing, LineBuffer.Of(new() { Event = JournalEvent.Begin, At = DateTimeOffset.UtcNow, Owner = JournalOwner.Current }));
        if (TryReserve(Bytes(_owed, lines).Length, lines))
        {
            _file.Write(_lines.Written);
            _owed.ForEach(NoteWritten);
            _owed.Clear();
        }
        else if (lines.Exists(l => l.Entry is { } entry && _out.Contains(entry)))
        {
            _file.Write(Bytes([], lines));
        }
        else
        {
            _owed.AddRange(lines);
        }

        lines.ForEach(NoteWritten);
        return _file;
    }

    /// <summary>
    /// After a failure: the next line begins another file, since nobody knows what this one holds, or whether it is still there.
    /// One that can only not grow is kept for the answers for which it has room.
    /// </summary>
    public void GiveUp(Exception cause)
    {
        if (cause is NoRoomException && _out.Count > 0)
        {
            return;
        }

        Breaks++;
        _file?.Dispose();
        _file = null;
    }

    private ReadOnlySpan<byte> Bytes(List<JournalLine> first, List<JournalLine> second)
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

    // Any line but one that tells what came of a create.
    private static bool NeedsRoom(JournalLine line) => line.Event is not (JournalEvent.Created or JournalEvent.Unknown or JournalEvent.Refused or JournalEvent.Declined or JournalEvent.Dismissed);

    /// <summary>The file is as it was, and cannot grow.</summary>
    private sealed class NoRoomException(Exception cause) : IOException(cause.Message, cause);
}
