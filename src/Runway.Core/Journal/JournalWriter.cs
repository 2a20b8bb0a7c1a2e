namespace Runway.Journal;

/// <summary>
/// The one writer of this process for a journal folder: a file of its own, to which lines are only ever appended.
/// Lines that come while a flush is under way share the next one, so that a hundred creates at once wait for two
/// flushes and not for a hundred.
/// </summary>
internal sealed class JournalWriter(string folder)
{
    private readonly object _gate = new();

    // Guarded by itself.
    private readonly JournalAppender _file = new(folder);
    private List<Entry> _waiting = [];
    private bool _writing;

    // The file was taken away, and no create has been refused for it yet.
    private RunwayException? _untold;

    /// <summary>How often the disk was asked to keep what it has.</summary>
    public int Flushes { get; private set; }

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
        lock (_file)
        {
            if (after is { } breaks && breaks != _file.Breaks)
            {
                throw NotWritable(new IOException("Writing failed since the line on which this one depends."));
            }

            try
            {
                _file.Write([line]).RequireThere();
            }
            catch (Exception e)
            {
                _file.GiveUp(e);
                if (after is null)
                {
                    _file.Owe([line]);
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
            lock (_file)
            {
                _file.GiveUp(e);
            }

            var isTold = Refuse(group, error);
            try
            {
                Write(group);
                _untold = isTold || e is not FileNotFoundException ? null : error;
            }
            catch (Exception again)
            {
                lock (_file)
                {
                    _file.GiveUp(again);
                    _file.Owe(group.Select(w => w.Line).OfType<JournalLine>());
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
        var isEnd = group.Exists(w => w.Line is null);
        JournalOutput? file;
        int breaks;
        lock (_file)
        {
            file = _file.Write(lines, isEnd);
            breaks = _file.Breaks;
        }

        // Not under the gate: what is appended at once does not wait for the disk.
        if (file is not null)
        {
            using var closing = isEnd ? file : null;
            file.Flush();
            Flushes++;
            file.RequireThere();
        }

        group.ForEach(w => w.SetResult(breaks));
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
}
