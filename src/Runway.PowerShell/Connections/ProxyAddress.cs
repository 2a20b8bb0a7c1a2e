using System.Management.Automation;
using System.Net;

namespace Runway.PowerShell.Connections;

/// <summary>Creates a proxy from parameters.</summary>
internal static class ProxyAddress
{
    /// <param name="text">The address; null for the system proxy.</param>
    /// <param name="credential">User name and password.</param>
    /// <param name="useDefaultCredentials">Whether those of the current user are used where none are given.</param>
    /// <exception cref="RunwayException">The address is not valid.</exception>
    public static WebProxy? Make(string? text, PSCredential? credential, bool useDefaultCredentials)
    {
        if (text is null)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            throw new RunwayException(RunwayErrors.InvalidProxy, $"'{ConnectionSettings.WithoutUser(text)}' is not a valid proxy address.");
        }

        var credentials = credential?.GetNetworkCredential() ?? UserOf(address);
        var proxy = new WebProxy(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)) { UseDefaultCredentials = useDefaultCredentials && credentials is null };
        if (credentials is not null)
        {
            proxy.Credentials = credentials;
        }

        return proxy;
    }

    // http://user:password@proxy, the form that curl uses.
    private static NetworkCredential? UserOf(Uri address)
    {
        var parts = address.UserInfo.Split(':', 2);
        return parts[0].Length == 0 ? null : new NetworkCredential(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? string.Empty));
    }
}
