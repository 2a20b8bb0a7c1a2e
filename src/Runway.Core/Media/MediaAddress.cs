namespace Runway;

/// <summary>The three forms in which the service takes media: https URL, runway:// URI, data URI.</summary>
internal static class MediaAddress
{
    /// <summary>The longest https URL that the service takes (API description of 2026-08-08).</summary>
    private const int MaxUrl = 2048;

    /// <summary>The longest data URI that the service takes, in characters (API description of 2026-08-08).</summary>
    private const int MaxDataUri = 5_242_880;

    /// <summary>Refuses an address of no such form.</summary>
    /// <param name="address">The address.</param>
    /// <param name="kind">What it should hold: <c>image</c>, <c>video</c> or <c>audio</c>.</param>
    public static void Require(string address, string kind)
    {
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            RequireData(address, kind);
        }
        else if (!address.StartsWith("runway://", StringComparison.Ordinal))
        {
            RequireHttps(address, kind);
        }
    }

    private static void RequireData(string address, string kind)
    {
        var head = address[..Math.Min(address.Length, 64)];
        if (!head.StartsWith($"data:{kind}/", StringComparison.OrdinalIgnoreCase) || !head.Contains(";base64,", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid($"The data URI '{Redaction.Redact(head)}…' is not a base64 {kind}.", $"It has to begin like data:{kind}/png;base64,");
        }

        if (address.Length > MaxDataUri)
        {
            throw Invalid($"The data URI has {address.Length:N0} characters; the service takes {MaxDataUri:N0}.", $"Use a smaller {kind} or an https URL.");
        }
    }

    private static void RequireHttps(string address, string kind)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            throw Invalid($"'{Redaction.Redact(address)}' is not an address that the service can fetch.", "Use an https URL with a host name (not an IP address), a runway:// URI, a data URI, or a file.");
        }

        if (address.Length > MaxUrl)
        {
            throw Invalid($"The URL has {address.Length:N0} characters; the service takes {MaxUrl:N0}.", $"Use a shorter URL for the {kind}.");
        }
    }

    private static RunwayException Invalid(string message, string action) =>
        new("RunwayInvalidMedia", RunwayErrorKind.InvalidArgument, message, action);
}
