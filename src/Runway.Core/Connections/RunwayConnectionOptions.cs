using System.Net;
using System.Security;

namespace Runway;

/// <summary>What a connection is made of.</summary>
public sealed record RunwayConnectionOptions
{
    /// <summary>The API key.</summary>
    public required SecureString ApiKey { get; init; }

    /// <summary>The base URL without <c>/v1</c>; null is the service itself.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Lets the key travel over plain http to a host other than this machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>The longest that one request may take until its answer is complete. Default 100 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The proxy; null follows the system's settings unless <see cref="UseProxy"/> is off.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether a proxy is used at all.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>How the requests are sent; null is the network. The emulator puts itself here.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock of every wait and deadline.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The folder of the journal; null keeps none, and then a lost answer is a lost task.</summary>
    public string? JournalFolder { get; init; } = RunwayEnvironment.JournalFolder;

    /// <summary>What may be spent over the connection; null sets no limit.</summary>
    public CreditBudget? Budget { get; init; }

    /// <summary>Where the key came from, for display: <c>Parameter</c>, <c>Environment</c>, <c>Vault</c> or <c>Emulator</c>.</summary>
    public string Source { get; init; } = "Parameter";

    /// <summary>The name of the profile that the settings came from, for display; null where there was none.</summary>
    public string? Profile { get; init; }

    /// <summary>The product name and version in the User-Agent header.</summary>
    public string UserAgent { get; init; } = "Runway.Core";
}
