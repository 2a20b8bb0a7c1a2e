using System.Net;

namespace Runway.Http;

/// <summary>Creates the network handlers.</summary>
internal static class Transport
{
    /// <param name="proxy">The proxy. Null: the system's settings, unless <paramref name="useProxy"/> is false.</param>
    /// <param name="useProxy">Whether a proxy is used.</param>
    /// <param name="forFiles">Whether it downloads files: only then redirects are followed, since no key is sent.</param>
    public static SocketsHttpHandler Create(IWebProxy? proxy, bool useProxy, bool forFiles) => new()
    {
        AllowAutoRedirect = forFiles,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        MaxConnectionsPerServer = 64,

        // Shorter than the idle timeout of the usual gateways (60 s and more): a connection that the other side is
        // about to close is the one way in which a healthy network loses the answer to a create.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        Proxy = proxy ?? (useProxy ? SystemProxy.Instance : null),
        UseProxy = useProxy,
        UseCookies = false,
    };

    /// <summary>The proxy for requests to a URL, without user and password, or <c>none</c>.</summary>
    public static string Describe(IWebProxy? proxy, bool useProxy, Uri address)
    {
        var used = proxy ?? SystemProxy.Instance;
        return useProxy && !used.IsBypassed(address) && used.GetProxy(address) is { } way ? way.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "none";
    }
}
