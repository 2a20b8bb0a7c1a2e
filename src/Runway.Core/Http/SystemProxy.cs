using System.Net;

namespace Runway.Http;

/// <summary>
/// The proxy that the environment or the system names, for every address but those of this machine: the key may travel in clear
/// to them, which would be worth nothing if it went through a proxy.
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
