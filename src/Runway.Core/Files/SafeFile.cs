namespace Runway.Files;

/// <summary>
/// Reads files that may not be regular files: opening a pipe blocks, and a device has no end. Both have no length, which is
/// checked before they are opened.
/// </summary>
internal static class SafeFile
{
    /// <summary>Whether a path is a file, or a link to one, that is not empty.</summary>
    public static bool HasContent(string path)
    {
        var file = new FileInfo(path);
        return (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file) is { Exists: true, Length: > 0 };
    }

    /// <summary>The content of a file; null where it is empty or too large.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[]? Read(string path, int maxBytes)
    {
        if (!HasContent(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.Length > maxBytes ? null : ReadAll(file);
    }

    /// <summary>The content of an open file, which its writer may truncate meanwhile.</summary>
    public static byte[] ReadAll(FileStream file)
    {
        var bytes = new byte[file.Length];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
