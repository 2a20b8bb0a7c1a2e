using System.Net;

namespace Runway;

/// <summary>The address of the service, checked before a key is ever sent to it.</summary>
internal static class RunwayEndpoint
{
    /// <summary>The service itself, as its documentation names it.</summary>
    public static readonly Uri Default = new("https://api.dev.runwayml.com/");

    /// <summary>Reads a base URL: absolute, http(s), no query; a trailing <c>/v1</c> is dropped, as the paths bring it.</summary>
    /// <exception cref="RunwayException">The address is not usable, or a key would travel in clear.</exception>
    public static Uri Parse(string text, bool allowUnencrypted)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw Invalid($"'{text}' is not a base URL of the API.");
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            throw Invalid("A base URL has no query, no fragment and no user name.");
        }

        if (url.Host.Equals("api.runwayml.com", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid("'api.runwayml.com' is not the developer API; keys are refused there.");
        }

        if (url.Scheme == "http" && !allowUnencrypted && !IsLoopback(url))
        {
            throw new RunwayException(
                RunwayErrors.InsecureEndpoint,
                $"'{url.GetLeftPart(UriPartial.Authority)}' is not encrypted and not on this machine: the API key would travel in clear.");
        }

        var path = url.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase))
        {
            path = path[..^3];
        }

        return new UriBuilder(url) { Path = path + "/" }.Uri;
    }

    private static bool IsLoopback(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static RunwayException Invalid(string message) => new(
        RunwayErrors.InvalidBaseUrl,
        message,
        $"Leave the base URL out to use {Default}, or give one such as http://127.0.0.1:4010.");
}
