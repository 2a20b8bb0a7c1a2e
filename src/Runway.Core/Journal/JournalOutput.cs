using System.Collections.Concurrent;
using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// A file of the journal that this process writes. Its lines are appended; it notices when it was taken away. Behind the last line
/// it holds room for others, as line ends: readers pass over empty lines, and a disk that is full by then still takes what goes there.
/// </summary>
internal sealed class JournalOutput : IDisposable
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // So that the file grows once for many lines.
    private const int LeastRoom = 16 * 1024;
    private static readonly ConcurrentDictionary<string, bool> OpenNames = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly FileStream _file;
    private long _length;
    private long _end;

    private JournalOutput(string path, FileStream file)
    {
        (_path, _file) = (path, file);
        OpenNames[Path.GetFileName(path)] = true;
    }

    /// <summary>Told of a file before it grows. A test stands in for a full disk.</summary>
    internal static Action<string>? Growing { get; set; }

    /// <summary>Whether this process writes a file of this name. The names are never given again.</summary>
    public static bool IsOpen(string name) => OpenNames.ContainsKey(name);

    /// <summary>Begins a file, and makes the folder where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="share">The lock to take.</param>
    /// <param name="begin">The first line.</param>
    /// <exception cref="IOException">It cannot be made or written.</exception>
    public static JournalOutput Create(string folder, FileShare share, ReadOnlySpan<byte> begin)
    {
        var path = NewPath(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = share, BufferSize = 0 };
        MakeFolder(folder);
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyOwner;
        }

        var output = new JournalOutput(path, new FileStream(path, options));
        try
        {
            output.Write(begin);
            return output;
        }
        catch
        {
            output.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Makes the folder of a journal where it is missing; only its owner may read it.</summary>
    public static void MakeFolder(string folder) =>
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OnlyOwner | UnixFileMode.UserExecute);

    /// <summary>Appends bytes. Not from two threads at once.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        WriteAt(_length, bytes);
        _length += bytes.Length;
        _end = Math.Max(_end, _length);
    }

    /// <summary>Sees to it that so many bytes can be appended, whatever else fills the disk. Not from two threads at once.</summary>
    /// <exception cref="IOException">There is no room for them.</exception>
    public void Reserve(int bytes)
    {
        var missing = (int)Math.Max(0, _length + bytes - _end);
        if (missing == 0)
        {
            return;
        }

        try
        {
            Grow(missing + LeastRoom);
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            Grow(missing);
        }
    }

    /// <summary>Has the disk keep what was written. Another thread may write meanwhile.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_file.SafeFileHandle);

    /// <summary>Sees that the file can still be found: a file whose folder was removed takes every line, and nobody ever reads it.</summary>
    /// <exception cref="IOException">It is gone.</exception>
    public void RequireThere()
    {
        if (!File.Exists(_path))
        {
            throw new FileNotFoundException($"'{Path.GetFileName(_path)}' was removed while it was in use.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!OpenNames.TryRemove(Path.GetFileName(_path), out _))
        {
            return;
        }

        try
        {
            RandomAccess.SetLength(_file.SafeFileHandle, _length);
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            // The empty lines stay.
        }

        _file.Dispose();
    }

    /// <summary>A name that sorts by time and says whose file it is; the rest of it keeps two processes apart on any share.</summary>
    public static string NewPath(string folder) => Path.Combine(
        folder,
        FormattableString.Invariant($"{DateTime.UtcNow:yyyyMMdd'T'HHmmssfff}-{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}.jsonl"));

    private void Grow(int bytes)
    {
        var room = new byte[bytes];
        room.AsSpan().Fill((byte)'\n');
        WriteAt(_end, room);
        _end += bytes;
    }

    private void WriteAt(long offset, ReadOnlySpan<byte> bytes)
    {
        if (offset + bytes.Length > _end)
        {
            Growing?.Invoke(_path);
        }

        RandomAccess.Write(_file.SafeFileHandle, bytes, offset);
    }
}
