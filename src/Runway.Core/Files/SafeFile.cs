namespace Runway.Files;

/// <summary>
/// Looks at files that anybody may have put there, before they are opened: a pipe opens only when somebody writes to it, and a
/// device has no end. Both have no length.
/// </summary>
internal static class SafeFile
{
    /// <summary>Whether a path leads to a file, through links or not, that has any content.</summary>
    public static bool HasContent(string path)
    {
        var file = new FileInfo(path);
        return (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true, Length: > 0 };
    }

    /// <summary>The content of a small file; null where there is none, or more than that.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[]? Read(string path, int most)
    {
        if (!HasContent(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.Length > most ? null : ReadAll(file);
    }

    /// <summary>What an open file holds as far as it is there: its writer may cut it off meanwhile.</summary>
    public static byte[] ReadAll(FileStream file)
    {
        var bytes = new byte[file.Length];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
