using Runway.Files;

namespace Runway.Media;

/// <summary>A local file with its size and the format of its content.</summary>
internal sealed record MediaFile(string Path, long Length, MediaFormat Format)
{
    /// <summary>The maximum size in bytes that the service accepts: 200 MB, in units of 1,024 as for its other limits.</summary>
    public const long MaxBytes = 200 * 1024 * 1024;

    /// <summary>The minimum size of an upload in bytes.</summary>
    public const int MinUploadBytes = 512;

    private string DataUriPrefix => $"data:{Format.MediaType};base64,";

    /// <summary>Whether it is small enough to be sent as a data URI within the request.</summary>
    public bool FitsInline => Format.IsAcceptedInline && DataUriPrefix.Length + ((Length + 2) / 3 * 4) <= MediaAddress.MaxDataUri;

    /// <summary>Reads size and format of a file.</summary>
    /// <exception cref="RunwayException">It is missing, unreadable, too large, or not of an allowed kind.</exception>
    public static MediaFile Open(string path, MediaKind allowed)
    {
        try
        {
            // Checked before it is opened: opening a pipe would block.
            if (File.Exists(path) && !SafeFile.HasContent(path))
            {
                return Check(path, 0, null, allowed);
            }

            var (length, format) = RecogniseContent(path);
            return Check(path, length, format, allowed);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunwayException(RunwayErrors.FileNotFound, $"There is no file '{path}'.", innerException: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(path, e);
        }
    }

    /// <summary>Whether the content of an existing file is a medium of a known format; false where it cannot be read.</summary>
    public static bool IsMedium(string path)
    {
        try
        {
            return SafeFile.HasContent(path) && RecogniseContent(path).Format is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The whole file as a data URI.</summary>
    public async Task<string> ToDataUriAsync(CancellationToken cancellationToken)
    {
        try
        {
            return DataUriPrefix + Convert.ToBase64String(await File.ReadAllBytesAsync(Path, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(Path, e);
        }
    }

    /// <summary>Refuses a file that is too small for an upload.</summary>
    /// <exception cref="RunwayException">It has fewer than 512 bytes.</exception>
    public void RequireUploadable()
    {
        if (Length < MinUploadBytes)
        {
            throw Invalid($"'{Path}' has {Length} bytes; an upload has at least {MinUploadBytes}.", "Pass the file itself where it is used: a small file is sent within the request.");
        }
    }

    internal static RunwayException NotReadable(string path, Exception e) => Directory.Exists(path)
        ? Invalid($"'{path}' is a folder.", "Give files, for example with a wildcard: folder/*.png.")
        : new RunwayException(RunwayErrors.FileNotReadable, $"'{path}' could not be read. {e.Message}", innerException: e);

    private static (long Length, MediaFormat? Format) RecogniseContent(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        Span<byte> head = stackalloc byte[MediaSignature.Length];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return (stream.Length, MediaSignature.Recognise(head[..read]));
    }

    private static MediaFile Check(string path, long length, MediaFormat? format, MediaKind allowed) => format switch
    {
        _ when length == 0 => throw Invalid($"'{path}' is empty (0 bytes).", $"Give {MediaFormat.Describe(allowed)}."),
        null => throw Invalid($"'{path}' is not {MediaFormat.Describe(allowed)}, by its content.", "Convert the file; the content counts, not the extension."),
        { IsAccepted: false } => throw Invalid($"'{path}' is {format.Name}, which the service does not take.", $"Convert it to {MediaFormat.Describe(allowed)}."),
        _ when !allowed.HasFlag(format.Kind) => throw Invalid($"'{path}' is {format.Name}, by its content.", $"Needed here: {MediaFormat.Describe(allowed)}."),
        _ when length > MaxBytes => throw Invalid($"'{path}' has {length:N0} bytes; the service takes {MaxBytes:N0} (200 MB).", "Make it shorter or smaller."),
        _ => new MediaFile(path, length, format),
    };

    private static RunwayException Invalid(string message, string action) =>
        new(RunwayErrors.InvalidMedia, message, action);
}
