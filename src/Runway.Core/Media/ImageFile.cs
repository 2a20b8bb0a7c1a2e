namespace Runway;

/// <summary>A local picture that travels inside the request as a data URI.</summary>
public static class ImageFile
{
    /// <summary>
    /// The largest file, in bytes, whose base64 form stays under the 5,242,880 characters that the service takes in a
    /// data URI, its prefix included.
    /// </summary>
    public const int MaxBytes = 3_932_100;

    /// <summary>Reads a PNG, JPEG or WebP, recognised by content, as a data URI.</summary>
    /// <exception cref="RunwayException">The file is missing, unreadable, too large or no such picture.</exception>
    public static string ToDataUri(string path)
    {
        byte[] bytes;
        try
        {
            var size = new FileInfo(path).Length;
            if (size > MaxBytes)
            {
                throw Invalid($"'{path}' has {size:N0} bytes; a picture that travels inside the request may have {MaxBytes:N0}.", "Make it smaller, or give an https URL.");
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunwayException("RunwayFileNotReadable", RunwayErrorKind.File, $"'{path}' could not be read. {e.Message}", "Check the path and the permissions.", e);
        }

        var type = TypeOf(bytes) ?? throw Invalid($"'{path}' is not a PNG, JPEG or WebP picture.", "The service takes these three; convert the file (the extension does not matter, the content does).");
        return $"data:{type};base64,{Convert.ToBase64String(bytes)}";
    }

    private static string? TypeOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) => "image/webp",
        _ => null,
    };

    private static RunwayException Invalid(string message, string action) =>
        new("RunwayInvalidMedia", RunwayErrorKind.InvalidArgument, message, action);
}
