namespace Runway.Generated;

/// <summary>Ensures that requests stay below the base URL.</summary>
internal static class ServiceAddress
{
    /// <summary>A base URL without the final slash, as Kiota needs it.</summary>
    /// <exception cref="ArgumentException">Not an absolute http(s) URL, or it has a query or a fragment.</exception>
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

    /// <summary>Refuses an id that would change the path: an empty one or a dot segment.</summary>
    /// <exception cref="InvalidSegmentException">It is one.</exception>
    public static string RequireSegment(string value)
    {
        return string.IsNullOrWhiteSpace(value) || value is "." or ".." ? throw new InvalidSegmentException($"'{value}' cannot be an id") : value;
    }
}
