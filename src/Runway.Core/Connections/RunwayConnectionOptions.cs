using System.Net;
using System.Security;
using Runway.Settings;
using Runway.Submission;

namespace Runway;

/// <summary>The settings of a connection.</summary>
public sealed record RunwayConnectionOptions
{
    /// <summary>The API key.</summary>
    public required SecureString ApiKey { get; init; }

    /// <summary>The base URL without <c>/v1</c>. Default: that of the service.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Allows to send the key over unencrypted http to another machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>The timeout of one request until its response is complete. Default: 100 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The proxy. Default: the system's settings, unless <see cref="UseProxy"/> is false.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether a proxy is used.</summary>
    public bool UseProxy { get; init; } = true;

    /// <summary>The handler that sends requests, such as the emulator. Default: the network.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The clock for all waits and timeouts.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The folder of the journal. Null: no journal, so that a task is lost when its response is lost.</summary>
    public string? JournalFolder { get; init; } = RunwayEnvironment.JournalFolder;

    /// <summary>Whether the folder of the journal is deleted when the connection closes.</summary>
    internal bool IsJournalTemporary { get; init; }

    /// <summary>The limit on credits for the connection. Null: no limit.</summary>
    internal CreditBudget? Budget { get; init; }

    /// <summary>The source of the key, for display: <c>Parameter</c>, <c>Environment</c>, <c>Vault</c> or <c>Emulator</c>.</summary>
    public string Source { get; init; } = "Parameter";

    /// <summary>The name of the profile, for display, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>The product name and version in the User-Agent header.</summary>
    public string UserAgent { get; init; } = "Runway.Core";
}
