namespace Runway;

/// <summary>
/// A download on its way: <c>name.part</c> beside the target, and <c>name.part.etag</c> with the version of the
/// content that its bytes belong to. Both survive the process, so that the next one goes on where this one stopped.
/// </summary>
internal sealed class PartFile
{
    private readonly string _target;
    private readonly string _part;
    private readonly string _tag;

    public PartFile(string target)
    {
        _target = target;
        _part = target + ".part";
        _tag = _part + ".etag";
    }

    /// <summary>What can be resumed: the bytes that are there and the strong ETag they belong to; null when nothing can.</summary>
    public (long Length, string Tag)? Resumable() => Guard(() =>
    {
        var file = new FileInfo(_part);
        return file.Exists && file.Length > 0 && File.Exists(_tag) ? (file.Length, File.ReadAllText(_tag)) : ((long, string)?)null;
    });

    /// <summary>Opens the part to write: at its end to resume, else anew.</summary>
    public FileStream Open(bool resume) => Guard(() =>
    {
        if (!resume)
        {
            DeleteTag();
        }

        // Not FileMode.Create, which also empties a file that is new: ext4 then writes it to the disk as it is closed.
        var file = new FileStream(_part, resume ? FileMode.Append : FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (!resume && file.Length > 0)
        {
            file.SetLength(0);
        }

        return file;
    });

    /// <summary>Notes the strong ETag of what is written, without which nobody can go on with it.</summary>
    public void Note(string tag) => Guard(() =>
    {
        File.WriteAllText(_tag, tag);
        return true;
    });

    /// <summary>Throws away what was fetched so far.</summary>
    public void Discard() => Guard(() =>
    {
        File.Delete(_part);
        DeleteTag();
        return true;
    });

    /// <summary>Puts the complete file in its place.</summary>
    public FileInfo Complete(bool overwrite) => Guard(() =>
    {
        File.Move(_part, _target, overwrite);
        DeleteTag();
        return new FileInfo(_target);
    });

    // To delete what is not there locks the whole folder, and others are making files in it.
    private void DeleteTag()
    {
        if (File.Exists(_tag))
        {
            File.Delete(_tag);
        }
    }

    /// <summary>Runs file work so that its errors are told from the network's, which are IOException too.</summary>
    public static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsFileError(e))
        {
            throw FileError(e);
        }
    }

    /// <summary>Whether the local file system is to blame, in work that touches nothing else.</summary>
    public static bool IsFileError(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>An error of the local file system.</summary>
    public static RunwayException FileError(Exception e) => new(
        RunwayErrors.FileNotWritable,
        // .NET says that an argument is out of range when a file grows beyond what the file system or ulimit lets it.
        $"The file could not be written. {(e is ArgumentOutOfRangeException ? "It is larger than files may be here." : e.Message)}",
        innerException: e);
}
