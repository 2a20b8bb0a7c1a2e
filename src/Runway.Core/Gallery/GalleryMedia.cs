using Runway.Files;
using Runway.Media;

namespace Runway.Gallery;

/// <summary>One file of the gallery.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Kind">Its kind, by its content.</param>
/// <param name="MediaType">Its media type, by its content.</param>
internal sealed record GalleryMedia(string Path, long Length, MediaKind Kind, string MediaType)
{
    /// <summary>The media types that common browsers show. Others, such as ProRes in QuickTime, are linked.</summary>
    private static readonly string[] Shown =
    [
        "image/png", "image/jpeg", "image/webp", "image/gif", "image/avif", "image/bmp", "video/mp4", "video/webm",
        "video/ogg", "audio/mpeg", "audio/wav", "audio/flac", "audio/mp4", "audio/aac", "audio/ogg",
    ];

    /// <summary>The name of the node of a workflow that made it, or null.</summary>
    public string? Node { get; init; }

    public bool IsShown => Shown.Contains(MediaType);

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads the format of a file; null where it is not a known medium.</summary>
    public static GalleryMedia? Of(string path)
    {
        // A missing file is an error when it is opened.
        if (File.Exists(path) && !SafeFile.HasContent(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> head = stackalloc byte[MediaSignature.Length];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return MediaSignature.Recognise(head[..read]) is { } format ? new GalleryMedia(path, file.Length, format.Kind, format.MediaType) : null;
    }

    /// <summary>The URL for a page in a folder, relative where possible.</summary>
    public string AddressFrom(string folder)
    {
        var relative = System.IO.Path.GetRelativePath(FilePath.Plain(folder), Path);
        return System.IO.Path.IsPathRooted(relative)
            ? new Uri(Path).AbsoluteUri
            : string.Join('/', relative.Split(System.IO.Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
