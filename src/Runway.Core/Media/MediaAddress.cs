namespace Runway;

/// <summary>The three forms in which the service takes media: https URL, runway:// URI, data URI.</summary>
internal static class MediaAddress
{
    /// <summary>
    /// The longest data URI that the service takes, in characters: pictures since the API description of 2026-08-08,
    /// videos and sounds since 2026-08-31.
    /// </summary>
    public const int MaxDataUri = 5_242_880;

    /// <summary>The longest https URL that the service takes (API description of 2026-08-08).</summary>
    private const int MaxUrl = 2048;

    /// <summary>Refuses an address of no such form.</summary>
    public static void Require(string address, MediaKind allowed)
    {
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            RequireData(address, allowed);
        }
        else if (!address.StartsWith("runway://", StringComparison.Ordinal))
        {
            RequireHttps(address);
        }
    }

    /// <summary>The kind that an address names: the type of a data URI, the extension of a URL's path.</summary>
    public static MediaKind? KindOf(string address) =>
        address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ? MediaKind.Image
        : address.StartsWith("data:video/", StringComparison.OrdinalIgnoreCase) ? MediaKind.Video
        : address.StartsWith("data:audio/", StringComparison.OrdinalIgnoreCase) ? MediaKind.Audio
        : address.Length <= MaxUrl && Uri.TryCreate(address, UriKind.Absolute, out var url) ? MediaSignature.KindOfExtension(Path.GetExtension(url.AbsolutePath))
        : null;

    private static void RequireData(string address, MediaKind allowed)
    {
        var head = address[..Math.Min(address.Length, 96)];
        if (KindOf(head) is not { } kind || !allowed.HasFlag(kind) || !head.Contains(";base64,", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid($"The data URI '{Redaction.Redact(head[..Math.Min(head.Length, 64)])}…' is not {MediaFormat.Describe(allowed)} in base64.", "It has to begin like data:image/png;base64, with the type of its content.");
        }

        if (address.Length > MaxDataUri)
        {
            throw Invalid($"The data URI has {address.Length:N0} characters; the service takes {MaxDataUri:N0}.", "Give the file itself, which is then uploaded, or an https URL.");
        }
    }

    private static void RequireHttps(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            throw Invalid($"'{Redaction.Redact(address)}' is not an address that the service can fetch.", "Use an https URL with a host name (not an IP address), a runway:// URI, a data URI, or a file.");
        }

        if (address.Length > MaxUrl)
        {
            throw Invalid($"The URL has {address.Length:N0} characters; the service takes {MaxUrl:N0}.", "Use a shorter URL, or give a file.");
        }
    }

    private static RunwayException Invalid(string message, string action) =>
        new(RunwayErrors.InvalidMedia, message, action);
}
