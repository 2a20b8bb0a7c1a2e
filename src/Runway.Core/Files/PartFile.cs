using System.Collections.Concurrent;
using System.Text;

namespace Runway.Files;

/// <summary>
/// A file on its way, beside the place where it will be. Each is a new file with a name of its own, held open from
/// beginning to end: nothing that lies in the folder, a link or another writer's part, is ever written to. What is given
/// up half-way is left under a name that says so, for the next writer to go on with.
/// </summary>
internal sealed class PartFile : IDisposable
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly ConcurrentDictionary<string, bool> AtWork = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly PartFolder? _left;
    private readonly bool _isPrivate;
    private readonly string _key;
    private readonly PartName _name;
    private FileStream? _file;
    private ContentVersion? _version;
    private bool _isNoted;

    /// <summary>Names a part; nothing is written yet.</summary>
    /// <param name="place">The path of what it becomes, with its extension or without.</param>
    /// <param name="left">What earlier writers left; null goes on with nothing.</param>
    /// <param name="isPrivate">Whether only the owner may read it.</param>
    public PartFile(string place, PartFolder? left = null, bool isPrivate = false)
    {
        _folder = Path.GetDirectoryName(place)!;
        _key = Path.GetFileName(place);
        _left = left;
        _isPrivate = isPrivate;
        _name = PartName.New(_key);
        AtWork[_name.Random] = true;
    }

    /// <summary>Its length so far.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>The bytes that are there, and what they are the beginning of; null when nothing can be resumed.</summary>
    public (long Length, ContentVersion Version)? Resumable => _version is { } version && Length > 0 ? (Length, version) : null;

    private string PartPath => Path.Combine(_folder, _name.File);

    private string TagPath => Path.Combine(_folder, _name.Tag);

    /// <summary>Whether this process writes the file with such random digits.</summary>
    public static bool IsAtWork(string random) => AtWork.ContainsKey(random);

    /// <summary>Goes on with the longest part that a writer who is gone has left, and removes the others.</summary>
    public void Adopt() => FileWork.Guard(() =>
    {
        var left = (_left?.Left(_key) ?? []).Select(p => (Name: p, Version: ContentVersion.Read(Path.Combine(_folder, p.Tag)), File: new FileInfo(Path.Combine(_folder, p.File))));
        foreach (var (name, version, file) in left.OrderByDescending(l => l.File.Exists ? l.File.Length : 0).ToList())
        {
            if (Length == 0 && version is not null && file is { Exists: true, Length: > 0, LinkTarget: null })
            {
                Take(file, version);
            }

            FileWork.DeleteQuietly(file.FullName);
            FileWork.DeleteQuietly(Path.Combine(_folder, name.Tag));
        }

        return true;
    });

    /// <summary>Opens it to write: at its end to resume, else anew.</summary>
    public FileStream Open(bool resume) => FileWork.Guard(() =>
    {
        if (!resume)
        {
            Discard();
        }

        return _file ??= Create(PartPath);
    });

    /// <summary>Notes what its bytes are the beginning of, without which nobody can go on with it.</summary>
    /// <param name="version">What was said of it; null when it cannot be told from another.</param>
    /// <param name="onDisk">Whether another process has to know it, too.</param>
    public void Note(ContentVersion? version, bool onDisk)
    {
        _version = version;
        if (version is null || !onDisk || _isNoted)
        {
            return;
        }

        try
        {
            using var file = Create(TagPath);
            file.Write(Encoding.UTF8.GetBytes(version.ToString()));
            _isNoted = true;
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            // A full disk. What matters is the file itself, which will say so.
            FileWork.DeleteQuietly(TagPath);
        }
    }

    /// <summary>Throws away what was fetched so far.</summary>
    public void Discard() => FileWork.Guard(() =>
    {
        _version = null;
        if (_isNoted)
        {
            File.Delete(TagPath);
            _isNoted = false;
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

    /// <summary>Puts the complete file in its place. What is there already and holds the same bytes is the file, too.</summary>
    /// <exception cref="RunwayException">Another file is there, or it cannot be written.</exception>
    public FileInfo Complete(string target, bool overwrite) => FileWork.Guard(() =>
    {
        (_file ??= Create(PartPath)).Dispose();
        try
        {
            File.Move(PartPath, target, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(target))
        {
            // Another writer was faster: with the same output, as a rule.
            if (!FileContent.IsSame(PartPath, target))
            {
                throw new RunwayException(RunwayErrors.FileExists, $"'{target}' is there already.");
            }
        }

        _left?.ClearOld(target);
        return new FileInfo(target);
    });

    /// <summary>Leaves what can be resumed to the next writer, and removes anything else.</summary>
    public void Dispose()
    {
        if (_file is null)
        {
            AtWork.TryRemove(_name.Random, out _);
            return;
        }

        var isOpen = _file.CanWrite;
        _file.Dispose();
        var released = _name.Released;
        try
        {
            if (isOpen && _version is not null && _isNoted)
            {
                File.Move(TagPath, Path.Combine(_folder, released.Tag));
                File.Move(PartPath, Path.Combine(_folder, released.File));
            }
        }
        catch (Exception e) when (FileWork.IsFileError(e))
        {
            FileWork.DeleteQuietly(Path.Combine(_folder, released.Tag));
        }

        FileWork.DeleteQuietly(PartPath);
        FileWork.DeleteQuietly(TagPath);
        _file = null;
        AtWork.TryRemove(_name.Random, out _);
    }

    // Under a name of this process first, which only one of several can give it; and copied, since what lies there may have
    // further names.
    private void Take(FileInfo left, ContentVersion version)
    {
        var claimed = Path.Combine(_folder, PartName.New(_key).File);
        try
        {
            File.Move(left.FullName, claimed);
            using var from = new FileStream(claimed, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

            // The last byte is asked for again, so that the server has something to confirm.
            var most = Math.Min(from.Length, (version.Total ?? long.MaxValue) - 1);
            var to = _file ??= Create(PartPath);
            FileContent.Copy(from, to, most);
            Note(version, onDisk: true);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another writer was faster.
        }
        finally
        {
            FileWork.DeleteQuietly(claimed);
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
