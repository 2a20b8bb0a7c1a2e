using System.Collections.Concurrent;
using Runway.Files;

namespace Runway.Journal;

/// <summary>
/// A journal file that this process appends to. It detects when the file was removed. It reserves disk space for later lines by
/// writing line feeds, since readers ignore empty lines.
/// </summary>
internal sealed class JournalOutput : IDisposable
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The file grows once for many lines.
    private const int ExtraSpace = 16 * 1024;
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

    /// <summary>Called before a file grows. A test simulates a full disk.</summary>
    internal static Action<string>? Growing { get; set; }

    /// <summary>Whether this process writes a file of this name. Names are never reused.</summary>
    public static bool IsOpen(string name) => OpenNames.ContainsKey(name);

    /// <summary>Creates a file, and the folder where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="share">The lock to take.</param>
    /// <param name="begin">The first line.</param>
    /// <exception cref="IOException">It cannot be created or written.</exception>
    public static JournalOutput Create(string folder, FileShare share, ReadOnlySpan<byte> begin)
    {
        var path = NewPath(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = share, BufferSize = 0 };
        CreateFolder(folder);
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
            FileWork.Delete(path);
            throw;
        }
    }

    /// <summary>Creates the folder of a journal where it is missing; only its owner may read it.</summary>
    public static void CreateFolder(string folder) =>
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OnlyOwner | UnixFileMode.UserExecute);

    /// <summary>Appends bytes. Not thread-safe.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        WriteAt(_length, bytes);
        _length += bytes.Length;
        _end = Math.Max(_end, _length);
    }

    /// <summary>Reserves disk space for later bytes. Not thread-safe.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Reserve(int bytes)
    {
        var missing = (int)Math.Max(0, _length + bytes - _end);
        if (missing == 0)
        {
            return;
        }

        try
        {
            Grow(missing + ExtraSpace);
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            Grow(missing);
        }
    }

    /// <summary>Flushes to disk. Another thread may write meanwhile.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_file.SafeFileHandle);

    /// <summary>Checks that the file still exists: writes to a removed file succeed, but no process can read them.</summary>
    /// <exception cref="IOException">It was removed.</exception>
    public void RequireExists()
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
            // The reserved space stays.
        }

        _file.Dispose();
    }

    /// <summary>A unique path whose name sorts by time and has the machine and the process.</summary>
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
