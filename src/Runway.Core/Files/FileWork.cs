namespace Runway.Files;

/// <summary>Translates errors of the local file system.</summary>
internal static class FileWork
{
    private const int MaxAttempts = 20;
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(50);

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

    /// <summary>
    /// Runs file work again while another process has the file open, for a second at most. On Windows a virus scanner or a backup
    /// opens new files for a moment, and a file that is being deleted cannot be opened.
    /// </summary>
    public static T Retry<T>(Func<T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return work();
            }
            catch (Exception e) when (IsInUse(e) && attempt < MaxAttempts)
            {
                Thread.Sleep(RetryDelay);
            }
        }
    }

    /// <summary>Renames a file; see <see cref="Retry"/>.</summary>
    public static void Move(string from, string to, bool overwrite = false) => Retry(() =>
    {
        File.Move(from, to, overwrite);
        return true;
    });

    /// <summary>Deletes a file; see <see cref="Retry"/>.</summary>
    public static void Delete(string path) => Retry(() =>
    {
        File.Delete(path);
        return true;
    });

    private static bool IsInUse(Exception e) =>
        e is IOException { HResult: SharingViolation or LockViolation } || (e is UnauthorizedAccessException && OperatingSystem.IsWindows());

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
