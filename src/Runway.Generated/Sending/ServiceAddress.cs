namespace Runway.Generated;

/// <summary>Keeps requests below the address that the user named.</summary>
internal static class ServiceAddress
{
    /// <summary>An address as Kiota wants it: without a slash at its end.</summary>
    /// <exception cref="ArgumentException">Not an absolute http(s) address, or it has a query or a fragment.</exception>
    public static string Normalize(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.Query.Length > 0
            || address.Fragment.Length > 0)
        {
            throw new ArgumentException("A base URL is an absolute http or https address without query and fragment.", nameof(address));
        }

        return address.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>Refuses an identifier that would leave its place in the path: one that is empty, or a dot segment.</summary>
    public static string RequireSegment(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value is "." or ".." ? throw new ArgumentException("An identifier cannot be a dot segment.", nameof(value)) : value;
    }
}
