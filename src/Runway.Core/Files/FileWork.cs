namespace Runway.Files;

/// <summary>Translates errors of the local file system.</summary>
internal static class FileWork
{
    /// <summary>Runs file work and wraps its errors, since network errors are IOException, too.</summary>
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

    /// <summary>Whether an exception of work that uses only local files is an error of the file system.</summary>
    public static bool IsFileError(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    /// <summary>An error of the local file system.</summary>
    public static RunwayException FileError(Exception e) => new(
        RunwayErrors.FileNotWritable,
        // .NET throws it when a file grows beyond the limit of the file system or of ulimit.
        $"The file could not be written. {(e is ArgumentOutOfRangeException ? "It exceeds the maximum file size of the file system or the user." : e.Message)}",
        innerException: e);

    /// <summary>Deletes a file if that is possible. Checks that it exists first, since deleting a missing file locks the folder for other threads.</summary>
    public static void TryDelete(string path)
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
            // The next save deletes it.
        }
    }
}
