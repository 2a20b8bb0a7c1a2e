namespace Runway.Generated;

/// <summary>Keeps requests below the address that the user named.</summary>
internal static class ServiceAddress
{
    /// <summary>Makes an address end in a slash, so that paths resolve below its last segment.</summary>
    public static Uri Normalize(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.Query.Length > 0
            || address.Fragment.Length > 0)
        {
            throw new ArgumentException("A base URL is an absolute http or https address without query and fragment.", nameof(address));
        }

        return address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    /// <summary>Escapes one path segment. Dot segments, which would climb out of the path unescaped, are refused.</summary>
    public static string EscapeSegment(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value is "." or ".."
            ? throw new ArgumentException("An identifier cannot be a dot segment.", nameof(value))
            : Uri.EscapeDataString(value);
    }
}
