using Runway.Settings;

namespace Runway.Journal;

/// <summary>
/// The writer of this process for a journal folder. It appends lines to one file. Lines that arrive during a flush share the
/// next one, so that a hundred concurrent creates wait for two flushes.
/// </summary>
internal sealed class JournalWriter(string folder)
{
    private readonly object _gate = new();

    // Also the lock that guards it.
    private readonly JournalAppender _file = new(folder);
    private List<Entry> _waiting = [];
    private bool _writing;

    // The file was removed, and no create has failed with that error yet.
    private RunwayException? _unreported;

    /// <summary>The number of flushes to disk.</summary>
    public int Flushes { get; private set; }

    /// <summary>Appends a line and flushes it to disk. An intent that cannot be written is dropped; any other line is kept in memory until it can be written.</summary>
    /// <returns>The number of earlier failures; see <see cref="AppendNow"/>.</returns>
    /// <exception cref="RunwayException">It is not on disk.</exception>
    public Task<int> FlushAsync(JournalLine line) => Enqueue(line);

    /// <summary>
    /// Appends a line without a flush: it survives the end of the process, but not a power failure. A line that cannot be
    /// written is kept in memory until it can be, unless it depends on an earlier one.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="failures">The number of failures when the line on which this one depends was flushed: if writing failed since, this one fails too.</param>
    /// <exception cref="RunwayException">It is not in the file.</exception>
    public void AppendNow(JournalLine line, int? failures = null)
    {
        lock (_file)
        {
            if (failures is { } before && before != _file.Failures)
            {
                throw NotWritable(new IOException("Writing failed since the line on which this one depends."));
            }

            try
            {
                _file.Write([line]).RequireExists();
            }
            catch (Exception e)
            {
                _file.OnFailure(e);
                if (failures is null)
                {
                    _file.Defer([line]);
                }

                throw NotWritable(e);
            }
        }
    }

    /// <summary>Closes the file; the next line starts another. Deferred lines are tried once more.</summary>
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
            if (_unreported is { } error && FailIntents(group, error))
            {
                _unreported = null;
            }

            Write(group);
        }
        catch (Exception e)
        {
            // The creates whose intents failed are not sent. Outcomes of other creates get a second attempt, which creates the
            // folder anew where it was removed. As that loses the earlier lines, the next create then fails with the error.
            var error = NotWritable(e);
            lock (_file)
            {
                _file.OnFailure(e);
            }

            var isReported = FailIntents(group, error);
            try
            {
                Write(group);
                _unreported = isReported || e is not FileNotFoundException ? null : error;
            }
            catch (Exception again)
            {
                lock (_file)
                {
                    _file.OnFailure(again);
                    _file.Defer(group.Select(w => w.Line).OfType<JournalLine>());
                }

                error = NotWritable(again);
                group.ForEach(w => w.SetException(error));
            }
        }
    }

    private static bool FailIntents(List<Entry> group, RunwayException error) => group.RemoveAll(w => w.IsIntent && w.TrySetException(error)) > 0;

    private void Write(List<Entry> group)
    {
        List<JournalLine> lines = [.. group.Select(w => w.Line).OfType<JournalLine>()];
        var isEnd = group.Exists(w => w.Line is null);
        JournalOutput? file;
        int failures;
        lock (_file)
        {
            file = _file.Write(lines, isEnd);
            failures = _file.Failures;
        }

        // Outside the lock: AppendNow does not wait for the disk.
        if (file is not null)
        {
            using var closing = isEnd ? file : null;
            file.Flush();
            Flushes++;
            file.RequireExists();
        }

        group.ForEach(w => w.SetResult(failures));
    }

    private RunwayException NotWritable(Exception cause) => NotWritable(folder, cause);

    /// <summary>The error of a folder that cannot be written.</summary>
    internal static RunwayException NotWritable(string folder, Exception cause) => new(
        RunwayErrors.JournalNotWritable,
        $"The journal in '{folder}' could not be written. {cause.Message}",
        $"Without it a task that is paid for could be lost, so nothing is created. Make room there, or set {RunwayEnvironment.JournalVariable} to a folder that you may write to.",
        cause);

    /// <summary>A line that waits to be written, or null to close the file; completes when that is done.</summary>
    private sealed class Entry(JournalLine? line) : TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public JournalLine? Line => line;

        public bool IsIntent => line?.Event == JournalEvent.Intent;
    }
}
