using System.Net;
using System.Security;

namespace Runway;

/// <summary>The settings of a connection to the "Runway AI" service.</summary>
public sealed record RunwayAIConnectionOptions
{
    /// <summary>The API key of that service, never one of Runway's API.</summary>
    public required SecureString ApiKey { get; init; }

    /// <summary>The base URL without <c>/v1</c>. Default: that of the service.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The header with the key, which the service's documentation does not name. Default: the usual header.</summary>
    public string AuthHeader { get; init; } = "Authorization";

    /// <summary>The authentication scheme before the key; empty for none.</summary>
    public string AuthScheme { get; init; } = "Bearer";

    /// <summary>Allows to send the key over unencrypted http to another machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>
    /// The timeout of one request until its response is complete. Default: 10 minutes, since the service responds only when the
    /// video is finished.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The proxy. Default: the system's settings, unless <see cref="UseProxy"/> is false.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether a proxy is used.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>The handler that sends requests, such as the emulator. Default: the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock for all waits and timeouts.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The source of the settings, for display: <c>Parameter</c>, <c>Environment</c> or <c>Emulator</c>.</summary>
    public string Source { get; init; } = "Parameter";

    /// <summary>The product name and version in the User-Agent header.</summary>
    public string UserAgent { get; init; } = "Runway.Core";
}
