using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// Appends lines to the file of this process, starts another file after a failure, and keeps lines that could not be written. It
/// reserves disk space for the outcomes of the creates in flight. Not thread-safe.
/// </summary>
internal sealed class JournalAppender(string folder)
{
    // The size of the outcome of one create: its id, or why that is not known.
    private const int BytesPerOutcome = 1024;

    // Lines that could not be written; they go before the next line.
    private readonly List<JournalLine> _deferred = [];
    private readonly LineBuffer _lines = new();

    // The entries of the creates in flight.
    private readonly HashSet<string> _inFlight = new(StringComparer.Ordinal);
    private JournalOutput? _file;

    /// <summary>How .NET locks the files. On NFS and SMB it takes no lock; a test simulates them.</summary>
    internal static FileShare Sharing { get; set; } = FileShare.Read | FileShare.Delete;

    /// <summary>The number of failures after which another file was started.</summary>
    public int Failures { get; private set; }

    /// <summary>Keeps lines for the next write.</summary>
    public void Defer(IEnumerable<JournalLine> lines) => _deferred.AddRange(lines);

    /// <summary>Appends lines after the deferred ones.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isEnd">Whether the file ends with them: the caller closes it, and the next line starts another.</param>
    /// <returns>The file; null where there is none and nothing to write.</returns>
    /// <exception cref="IOException">They could not be written.</exception>
    public JournalOutput? Write(List<JournalLine> lines, bool isEnd)
    {
        var file = lines.Count > 0 || _deferred.Count > 0 ? Write(lines) : _file;
        if (isEnd)
        {
            file?.Write(LineBuffer.Of(new() { Event = JournalEvent.End, At = DateTimeOffset.UtcNow }));
            _file = null;
        }

        return file;
    }

    /// <summary>Appends lines after the deferred ones.</summary>
    /// <exception cref="IOException">They could not be written.</exception>
    public JournalOutput Write(List<JournalLine> lines)
    {
        _file ??= JournalOutput.Create(folder, Sharing, LineBuffer.Of(new() { Event = JournalEvent.Begin, At = DateTimeOffset.UtcNow, Owner = JournalOwner.Current }));
        if (TryReserve(Bytes(_deferred, lines).Length, lines))
        {
            _file.Write(_lines.Written);
            _deferred.ForEach(NoteWritten);
            _deferred.Clear();
        }
        else if (lines.Exists(l => l.Entry is { } entry && _inFlight.Contains(entry)))
        {
            _file.Write(Bytes([], lines));
        }
        else
        {
            _deferred.AddRange(lines);
        }

        lines.ForEach(NoteWritten);
        return _file;
    }

    /// <summary>
    /// After a failure: the next line starts another file, since the content of this one is not known. A file that only cannot
    /// grow is kept for the outcomes for which it has reserved space.
    /// </summary>
    public void OnFailure(Exception cause)
    {
        if (cause is DiskFullException && _inFlight.Count > 0)
        {
            return;
        }

        Failures++;
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
            _inFlight.Add(line.Entry!);
        }
        else if (line.Entry is { } entry)
        {
            _inFlight.Remove(entry);
        }
    }

    // Reserves space for lines and for the outcomes of all creates that are in flight after them.
    private bool TryReserve(int length, List<JournalLine> lines)
    {
        try
        {
            var outcomes = _inFlight.Count + lines.Count(l => l.Event == JournalEvent.Sent);
            if (outcomes > 0)
            {
                _file!.Reserve(length + (outcomes * BytesPerOutcome));
            }

            return true;
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            return lines.Exists(NeedsSpace) ? throw new DiskFullException(e) : false;
        }
    }

    // Any line except the outcome of a create.
    private static bool NeedsSpace(JournalLine line) => line.Event is not (JournalEvent.Created or JournalEvent.Unknown or JournalEvent.Refused or JournalEvent.Declined or JournalEvent.Dismissed);

    /// <summary>The file is unchanged and cannot grow.</summary>
    private sealed class DiskFullException(Exception cause) : IOException(cause.Message, cause);
}
