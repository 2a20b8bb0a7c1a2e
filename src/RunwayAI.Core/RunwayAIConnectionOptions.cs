using System.Net;
using System.Security;

namespace Runway;

/// <summary>What a connection to the "Runway AI" service is made of.</summary>
public sealed record RunwayAIConnectionOptions
{
    /// <summary>The API key: one of that service, never one of Runway's.</summary>
    public required SecureString ApiKey { get; init; }

    /// <summary>The base URL without <c>/v1</c>; null is the service itself.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>The header that carries the key. The service's documentation names none; the default is the usual one.</summary>
    public string AuthHeader { get; init; } = "Authorization";

    /// <summary>The word before the key in its header; empty for a header that holds the key alone.</summary>
    public string AuthScheme { get; init; } = "Bearer";

    /// <summary>Lets the key travel over plain http to a host other than this machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>
    /// The longest that one request may take until its answer is complete. Default ten minutes, since the service answers
    /// when the video is made and not before.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The proxy; null follows the system's settings unless <see cref="UseProxy"/> is off.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether a proxy is used at all.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>How the requests are sent; null is the network. The emulator puts itself here.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock of every wait and deadline.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the settings came from, for display: <c>Parameter</c>, <c>Environment</c> or <c>Emulator</c>.</summary>
    public string Source { get; init; } = "Parameter";

    /// <summary>The product name and version in the User-Agent header.</summary>
    public string UserAgent { get; init; } = "Runway.Core";
}
