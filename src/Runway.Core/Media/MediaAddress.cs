using Runway.Texts;

namespace Runway.Media;

/// <summary>Checks the addresses of media that the service accepts: https URL, runway:// URI, data URI.</summary>
internal static class MediaAddress
{
    /// <summary>
    /// The maximum length of a data URI in characters: for pictures since the API description of 2026-08-08, for videos and sounds
    /// since 2026-08-31.
    /// </summary>
    public const int MaxDataUri = 5_242_880;

    /// <summary>The allowed addresses, for messages.</summary>
    public const string Forms = "an https URL of 13 to 2,048 characters, a runway:// URI of 13 to 5,000 characters, or a data URI in base64, each with its scheme in lower case";

    // From the API description of 2026-08-08.
    private const int MinAddress = 13;
    private const int MaxUrl = 2048;
    private const int MaxUpload = 5000;

    /// <summary>Refuses an address that the service would not accept.</summary>
    /// <exception cref="RunwayException">What is wrong and what is allowed.</exception>
    public static void Require(string address, MediaKind allowed)
    {
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            DataUri.Require(address, allowed);
        }

        if (Broken(address, allowed) is var (wrong, action))
        {
            throw new RunwayException(RunwayErrors.InvalidMedia, wrong, action) { Case = IsUpload(address) ? ErrorCase.NotAnUploadUri : null };
        }
    }

    /// <summary>What is wrong with an address, and what to do; null where it is valid.</summary>
    public static (string Wrong, string Action)? Broken(string address, MediaKind allowed) =>
        address.StartsWith("data:", StringComparison.Ordinal) ? BrokenData(address, allowed)
        : IsUpload(address) ? BrokenUpload(address)
        : BrokenUrl(address);

    /// <summary>The kind by the media type of a data URI or the extension of a URL's path, or null.</summary>
    public static MediaKind? KindOf(string address) =>
        KindOfData(address) is { } kind ? kind
        : address.Length <= MaxUrl && Uri.TryCreate(address, UriKind.Absolute, out var url) ? MediaSignature.KindOfExtension(Path.GetExtension(url.AbsolutePath))
        : null;

    private static bool IsUpload(string address) => address.StartsWith("runway://", StringComparison.Ordinal);

    private static (string, string)? BrokenData(string address, MediaKind allowed)
    {
        var head = address[..Math.Min(address.Length, 96)];
        if (KindOfData(head) is not { } kind || !allowed.HasFlag(kind) || !head.Contains(";base64,", StringComparison.OrdinalIgnoreCase))
        {
            return ($"The data URI '{Redaction.Redact(head[..Math.Min(head.Length, 64)])}…' is not {MediaFormat.Describe(allowed)} in base64.", "It has to begin like data:image/png;base64, with the media type of its content.");
        }

        return address.Length > MaxDataUri
            ? ($"The data URI has {address.Length:N0} characters; the service takes {MaxDataUri:N0}.", "Give the file itself, which is then uploaded, or an https URL.")
            : null;
    }

    private static (string, string)? BrokenUpload(string address) =>
        address.Length is < MinAddress or > MaxUpload
            ? ($"The runway:// URI has {NumberText.Counted(address.Length, "character", "characters")}; the service takes {MinAddress} to {MaxUpload:N0}.", "Use the RunwayUri of an upload, or give the file.")
            : null;

    // For the service the scheme is case-sensitive: it refuses HTTPS://.
    private static (string, string)? BrokenUrl(string address)
    {
        if (!address.StartsWith("https://", StringComparison.Ordinal) || !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            return ($"'{Redaction.Redact(address)}' is not an address that the service can fetch.", "Use an https URL (in lower case) with a host name (not an IP address), a runway:// URI, a data URI, or a file.");
        }

        return address.Length is < MinAddress or > MaxUrl
            ? ($"The URL has {NumberText.Counted(address.Length, "character", "characters")}; the service takes {MinAddress} to {MaxUrl:N0}.", "Use a URL of such a length, or give a file.")
            : null;
    }

    private static MediaKind? KindOfData(string address) =>
        address.StartsWith("data:image/", StringComparison.Ordinal) ? MediaKind.Image
        : address.StartsWith("data:video/", StringComparison.Ordinal) ? MediaKind.Video
        : address.StartsWith("data:audio/", StringComparison.Ordinal) ? MediaKind.Audio
        : null;
}
