using Runway.Media;
using Runway.Operations;

namespace Runway.Outputs;

/// <summary>The kinds of files that an operation makes.</summary>
internal sealed class ExpectedOutput
{
    /// <summary>The number of bytes that are enough to recognise a format.</summary>
    public const int HeadLength = MediaSignature.Length;

    private const MediaKind Any = MediaKind.Image | MediaKind.Video | MediaKind.Audio;
    private const MediaKind None = 0;

    // Frames of a video as single pictures come in an archive.
    private static readonly MediaFormat Zip = new("a ZIP archive", None, "application/zip", ".zip");
    private static readonly MediaFormat Tar = new("a TAR archive", None, "application/x-tar", ".tar");
    private readonly MediaKind _kinds;
    private readonly bool _frames;

    private ExpectedOutput(MediaKind kinds, bool frames) => (_kinds, _frames) = (kinds, frames);

    /// <summary>The output of a task; any medium where its operation is not known.</summary>
    public static ExpectedOutput Of(RunwayTask task) => OperationTable.Find(task.Operation)?.Output is { } kinds
        ? new(kinds, kinds == MediaKind.Video && MayBeFrames(task))
        : new(Any, frames: true);

    /// <summary>A medium of one kind. Null: any kind.</summary>
    public static ExpectedOutput Of(MediaKind? kind) => new(kind ?? Any, frames: false);

    /// <summary>What is expected, for messages.</summary>
    public string Description => _kinds switch
    {
        MediaKind.Image => "a picture",
        MediaKind.Video => "a video",
        MediaKind.Audio => "a sound",
        _ => "a medium",
    };

    /// <summary>The likely extension, before the download: that of the URL where it is one of an expected medium.</summary>
    public string LikelyExtension(Uri? url = null) =>
        url is not null && Path.GetExtension(url.AbsolutePath).ToLowerInvariant() is { Length: > 1 } own && MediaSignature.WithExtension(own).Any(f => IsExpected(f)) ? own : _kinds switch
        {
            MediaKind.Image => ".png",
            _ when _kinds.HasFlag(MediaKind.Video) => ".mp4",
            _ => ".mp3",
        };

    /// <summary>Whether an output may have this extension, without archives and single frames.</summary>
    public bool MayHave(string extension) => MediaSignature.WithExtension(extension).Any(f => f.Kind != None && _kinds.HasFlag(f.Kind));

    /// <summary>The format of a download; null where it is not an expected one.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="mediaType">The Content-Type, which only distinguishes audio from video in the same container.</param>
    public MediaFormat? Recognise(ReadOnlySpan<byte> head, string? mediaType)
    {
        // A text may begin like a medium, but only media have control bytes.
        var format = head.ContainsAnyInRange((byte)0x00, (byte)0x08) ? MediaSignature.Recognise(head) ?? Archive(head) : null;
        if (format is null)
        {
            return null;
        }

        var isSound = _kinds == MediaKind.Audio || (_kinds.HasFlag(MediaKind.Audio) && mediaType?.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) == true);
        var isVideo = !_kinds.HasFlag(MediaKind.Audio) || mediaType?.StartsWith("video/", StringComparison.OrdinalIgnoreCase) == true;
        format = isSound ? MediaSignature.As(format, MediaKind.Audio) : isVideo ? MediaSignature.As(format, MediaKind.Video) : format;
        return IsExpected(format) ? format : null;
    }

    /// <summary>Whether the content of a file is of an expected format, by its first bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public bool IsIn(string path)
    {
        var head = new byte[HeadLength];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return Recognise(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)), mediaType: null) is not null;
    }

    private static MediaFormat? Archive(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) ? Zip
        : head.Length > 262 && head[257..].StartsWith("ustar"u8) ? Tar
        : null;

    // Models that can return each frame as a picture have a parameter for it.
    private static bool MayBeFrames(RunwayTask task) => task.Request?.Parameters is not { } parameters
        || parameters.Any(m => m.Value?.ToString().Contains("sequence", StringComparison.OrdinalIgnoreCase) == true);

    private bool IsExpected(MediaFormat format) =>
        (format.Kind != None && _kinds.HasFlag(format.Kind))
        || (_kinds == MediaKind.Audio && format.MediaType is "video/webm" or "video/x-matroska" or "video/ogg" or "video/3gpp")
        || (_frames && (format.Kind == None || format.MediaType is "image/png" or "image/tiff" or "image/x-exr" or "image/x-dpx"));
}
