namespace Runway.Files;

/// <summary>Work with local files: its errors, and what may fail.</summary>
internal static class FileWork
{
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

    /// <summary>Deletes a file where that is possible. To delete what is not there locks the whole folder, and others are making files in it.</summary>
    public static void DeleteQuietly(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (IsFileError(e))
        {
            // It stays until the next save.
        }
    }
}
