using System.Collections.Concurrent;
using System.Text;

namespace Runway.Files;

/// <summary>
/// A partial file in the folder of its final file. Each writer creates a new file with a unique name and keeps it open, so that
/// it never writes to an existing file, a link or the partial file of another writer. An interrupted file is renamed so that
/// the next writer can resume it.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly ConcurrentDictionary<string, bool> OpenFiles = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly PartFolder? _left;
    private readonly bool _isPrivate;
    private readonly string _key;
    private readonly PartName _name;
    private FileStream? _file;
    private ContentVersion? _version;
    private bool _isTagWritten;

    /// <summary>Prepares a partial file; nothing is written yet.</summary>
    /// <param name="place">The path of the final file, with or without its extension.</param>
    /// <param name="left">The partial files of earlier writers; null to resume none.</param>
    /// <param name="isPrivate">Whether only the owner may read it.</param>
    public PartFile(string place, PartFolder? left = null, bool isPrivate = false)
    {
        _folder = Path.GetDirectoryName(place)!;
        _key = Path.GetFileName(place);
        _left = left;
        _isPrivate = isPrivate;
        _name = PartName.New(_key);
        OpenFiles[_name.Random] = true;
    }

    /// <summary>Its length so far.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>The length so far, and the version of the content; null when nothing can be resumed.</summary>
    public (long Length, ContentVersion Version)? Resumable => _version is { } version && Length > 0 ? (Length, version) : null;

    private string PartPath => Path.Combine(_folder, _name.File);

    private string TagPath => Path.Combine(_folder, _name.Tag);

    /// <summary>Whether this process writes the file with these random digits.</summary>
    public static bool IsOpen(string random) => OpenFiles.ContainsKey(random);

    /// <summary>Resumes the longest partial file whose writer no longer runs, and deletes the others.</summary>
    public void TakeOver() => FileWork.Guard(() =>
    {
        var left = (_left?.Abandoned(_key) ?? []).Select(p => (Name: p, Version: ContentVersion.Read(Path.Combine(_folder, p.Tag)), File: new FileInfo(Path.Combine(_folder, p.File))));
        foreach (var (name, version, file) in left.OrderByDescending(l => l.File.Exists ? l.File.Length : 0).ToList())
        {
            if (Length == 0 && version is not null && file is { Exists: true, Length: > 0, LinkTarget: null })
            {
                Take(file, version);
            }

            FileWork.TryDelete(file.FullName);
            FileWork.TryDelete(Path.Combine(_folder, name.Tag));
        }

        return true;
    });

    /// <summary>Opens it to append or, unless it is resumed, to start from the beginning.</summary>
    public FileStream Open(bool resume) => FileWork.Guard(() =>
    {
        if (!resume)
        {
            Discard();
        }

        return _file ??= Create(PartPath);
    });

    /// <summary>Sets the version of the content, which resuming needs.</summary>
    /// <param name="version">The version, or null where the server returned none.</param>
    /// <param name="onDisk">Whether it is also written to disk, for other processes.</param>
    public void SetVersion(ContentVersion? version, bool onDisk)
    {
        _version = version;
        if (version is null || !onDisk || _isTagWritten)
        {
            return;
        }

        try
        {
            using var file = Create(TagPath);
            file.Write(Encoding.UTF8.GetBytes(version.ToString()));
            _isTagWritten = true;
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            // The disk is full; writing the file itself will fail, too.
            FileWork.TryDelete(TagPath);
        }
    }

    /// <summary>Discards the received bytes.</summary>
    public void Discard() => FileWork.Guard(() =>
    {
        _version = null;
        if (_isTagWritten)
        {
            FileWork.Delete(TagPath);
            _isTagWritten = false;
        }

        if (_file is { Length: > 0 })
        {
            _file.SetLength(0);
            _file.Position = 0;
        }

        return true;
    });

    /// <summary>Its first bytes.</summary>
    public int ReadHead(Span<byte> head)
    {
        var file = _file!;
        var end = file.Position;
        file.Position = 0;
        var count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = end;
        return count;
    }

    /// <summary>Renames the complete file to its final name. An existing file with the same content counts as success.</summary>
    /// <exception cref="RunwayException">Another file has the name, or it cannot be written.</exception>
    public FileInfo Complete(string target, bool overwrite) => FileWork.Guard(() =>
    {
        (_file ??= Create(PartPath)).Dispose();
        if (!_isPrivate)
        {
            // In a private folder whatever is in the way of a private file is replaced.
            FileStatus.RequireReplaceable(target);
        }

        try
        {
            FileWork.Move(PartPath, target, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(target))
        {
            // Another writer was faster, usually with the same output.
            if (!FileContent.IsSame(PartPath, target))
            {
                throw new RunwayException(RunwayErrors.FileExists, $"'{target}' already exists.");
            }
        }

        _left?.ClearOld(target);
        return new FileInfo(target);
    });

    /// <summary>Releases the file to the next writer where it can be resumed, else deletes it.</summary>
    public void Dispose()
    {
        if (_file is null)
        {
            OpenFiles.TryRemove(_name.Random, out _);
            return;
        }

        var isOpen = _file.CanWrite;
        _file.Dispose();
        var released = _name.Released;
        try
        {
            if (isOpen && _version is not null && _isTagWritten)
            {
                FileWork.Move(TagPath, Path.Combine(_folder, released.Tag));
                FileWork.Move(PartPath, Path.Combine(_folder, released.File));
            }
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            FileWork.TryDelete(Path.Combine(_folder, released.Tag));
        }

        FileWork.TryDelete(PartPath);
        FileWork.TryDelete(TagPath);
        _file = null;
        OpenFiles.TryRemove(_name.Random, out _);
    }

    // Renames it first, which succeeds for only one process, and copies it, since it may have hard links.
    private void Take(FileInfo left, ContentVersion version)
    {
        var claimed = Path.Combine(_folder, PartName.New(_key).File);
        try
        {
            FileWork.Move(left.FullName, claimed);
            using var from = new FileStream(claimed, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

            // The last byte is requested again, since a range must not be empty.
            var most = Math.Min(from.Length, (version.Total ?? long.MaxValue) - 1);
            var to = _file ??= Create(PartPath);
            FileContent.Copy(from, to, most);
            SetVersion(version, onDisk: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another writer was faster.
        }
        finally
        {
            FileWork.TryDelete(claimed);
        }
    }

    private FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, BufferSize = 0 };
        if (_isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyOwner;
        }

        return new FileStream(path, options);
    }
}
