using System.Net;

namespace Runway.Http;

/// <summary>
/// The proxy of the environment or the system, except for addresses of this machine: to them, the key may be sent unencrypted,
/// so it must not be sent to a proxy.
/// </summary>
internal sealed class SystemProxy : IWebProxy
{
    public static readonly SystemProxy Instance = new();

    private SystemProxy()
    {
    }

    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => throw new NotSupportedException();
    }

    public Uri? GetProxy(Uri destination) => ServiceUrl.IsLoopback(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => ServiceUrl.IsLoopback(host) || HttpClient.DefaultProxy.IsBypassed(host);
}
