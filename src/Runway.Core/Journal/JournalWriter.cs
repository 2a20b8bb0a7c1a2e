using System.Buffers;
using System.Text.Json;

namespace Runway;

/// <summary>
/// The one writer of this process for a journal folder: a file of its own, to which lines are only ever appended.
/// Lines that come while a flush is under way share the next one, so that a hundred creates at once wait for two
/// flushes and not for a hundred.
/// </summary>
internal sealed class JournalWriter
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly object _gate = new();
    private readonly string _folder;
    private FileStream? _file;
    private List<Entry> _waiting = [];
    private bool _writing;

    public JournalWriter(string folder) => _folder = folder;

    /// <summary>How often the disk was asked to keep what it has.</summary>
    public int Flushes { get; private set; }

    /// <summary>Appends a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="toDisk">Whether it has to survive a power cut. Without, it survives the end of the process.</param>
    /// <exception cref="RunwayException">It could not be written.</exception>
    public Task AppendAsync(JournalLine line, bool toDisk) => Enqueue(line, toDisk);

    /// <summary>Ends the file; the next line begins another.</summary>
    public Task RotateAsync() => Enqueue(null, toDisk: true);

    private Task Enqueue(JournalLine? line, bool toDisk)
    {
        var entry = new Entry(line, toDisk);
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

            try
            {
                Write(group);
                group.ForEach(w => w.SetResult());
            }
            catch (Exception e)
            {
                var error = NotWritable(e);
                group.ForEach(w => w.SetException(error));
            }
        }
    }

    private void Write(List<Entry> group)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(bytes);
        var (toDisk, ends) = (false, false);
        foreach (var entry in group)
        {
            toDisk |= entry.ToDisk;
            if (entry.Line is { } line)
            {
                JournalForm.Write(writer, line);
                writer.Flush();
                writer.Reset();
                bytes.Write("\n"u8);
            }
            else
            {
                ends = true;
            }
        }

        if (bytes.WrittenCount > 0)
        {
            _file ??= Create();
            _file.Write(bytes.WrittenSpan);
            _file.Flush(toDisk);
            Flushes += toDisk ? 1 : 0;
        }

        if (ends)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    // The name sorts by time and says whose file it is; the rest of it keeps two processes apart on any share.
    private FileStream Create()
    {
        var name = FormattableString.Invariant($"{DateTime.UtcNow:yyyyMMdd'T'HHmmssfff}-{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}.jsonl");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder, OnlyOwner | UnixFileMode.UserExecute);
            options.UnixCreateMode = OnlyOwner;
        }
        else
        {
            Directory.CreateDirectory(_folder);
        }

        return new FileStream(Path.Combine(_folder, name), options);
    }

    private RunwayException NotWritable(Exception cause) => new(
        RunwayErrors.JournalNotWritable,
        $"The journal in '{_folder}' could not be written. {cause.Message}",
        $"Without it a task that is paid for could be lost, so nothing is created. Make room there, or set {RunwayEnvironment.JournalVariable} to a folder that you may write to.",
        cause);

    /// <summary>A line that waits to be written, or null for the end of the file; done when it is there.</summary>
    private sealed class Entry(JournalLine? line, bool toDisk) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public JournalLine? Line => line;

        public bool ToDisk => toDisk;
    }
}
