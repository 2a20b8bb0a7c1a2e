using System.Net;

namespace Runway.Http;

/// <summary>Parses and checks the base URL of a service before a key is sent to it.</summary>
internal static class ServiceUrl
{
    /// <summary>Parses a base URL: absolute, http(s), without a query. A final <c>/v1</c> is removed, since the paths have it.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="allowUnencrypted">Whether a key may be sent over unencrypted http to another machine.</param>
    /// <param name="standard">The default base URL, for the advice.</param>
    /// <param name="refuse">Returns why a host must not receive this key, or null.</param>
    /// <exception cref="RunwayException">The URL is not valid, or a key would be sent unencrypted.</exception>
    public static Uri Parse(string text, bool allowUnencrypted, Uri standard, Func<string, RefusedHost?> refuse)
    {
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw Invalid($"'{text}' is not a base URL of the API.");
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            throw Invalid("A base URL has no query, no fragment and no user name.");
        }

        if (refuse(url.Host.ToLowerInvariant()) is { } problem)
        {
            throw Invalid(problem.Why, problem.Case);
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

        RunwayException Invalid(string message, ErrorCase? special = null) => new(
            RunwayErrors.InvalidBaseUrl, message, $"Leave the base URL out to use {standard}, or give one such as http://127.0.0.1:4010.")
        {
            Case = special,
        };
    }

    /// <summary>Whether a host is a domain or in it.</summary>
    public static bool IsIn(string host, string domain) =>
        host == domain || host.EndsWith("." + domain, StringComparison.Ordinal);

    /// <summary>Whether a URL is that of this machine: <c>localhost</c> or a loopback address.</summary>
    public static bool IsLoopback(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip));

    /// <summary>Refuses a proxy that would receive the key unencrypted, since http is allowed only to this machine.</summary>
    /// <exception cref="RunwayException">The base URL is not encrypted, and the proxy is another machine.</exception>
    public static void RequireSafeProxy(Uri address, IWebProxy? proxy, bool allowUnencrypted)
    {
        if (address.Scheme == "http" && !allowUnencrypted && proxy is not null && !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } way && !IsLoopback(way))
        {
            throw new RunwayException(
                RunwayErrors.InsecureEndpoint,
                $"'{address.GetLeftPart(UriPartial.Authority)}' is not encrypted, and the API key would travel in clear to the proxy {way.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}.")
            {
                Case = ErrorCase.InsecureProxy,
            };
        }
    }
}
