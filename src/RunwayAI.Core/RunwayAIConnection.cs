using System.Collections.Concurrent;
using System.Security;
using Runway.Http;
using Runway.Settings;
using Runway.Texts;
using RunwayAI.Generated;

namespace Runway;

/// <summary>
/// A connection to the "Runway AI" service, which is unrelated to Runway's API: it has its own address, key, clients and header.
/// Thread-safe. Requests in flight when it is closed fail as cancelled.
/// </summary>
public sealed class RunwayAIConnection : IDisposable
{
    // Headers that each request has already: a key in one of them would break the request.
    private static readonly string[] TakenHeaders = ["Accept", "Connection", "Host", "Transfer-Encoding", "User-Agent"];

    private readonly ApiKey _key;
    private readonly ConcurrentDictionary<string, ApiKey> _tokens = new();

    /// <summary>Creates a connection without sending anything.</summary>
    /// <exception cref="RunwayException">The key, the base URL or the header is not valid, or the key is one of Runway's API.</exception>
    public RunwayAIConnection(RunwayAIConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _key = ApiKey.Create(options.ApiKey, $"Copy the key once more from the service's site and pass it as a SecureString, or set {RunwayAIEnvironment.ApiKeyVariable}.");
        KeyOwner.RefuseForRunwayAI(_key);
        var address = options.BaseUrl is null
            ? RunwayAIEndpoint.Default
            : RunwayAIEndpoint.Parse(options.BaseUrl, options.AllowUnencryptedAuthentication);
        ServiceUrl.RequireSafeProxy(address, options.UseProxy ? options.Proxy : null, options.AllowUnencryptedAuthentication);
        AuthHeader = RequireHeader(options.AuthHeader);
        AuthScheme = RequireScheme(options.AuthScheme.Trim());
        Source = options.Source;
        Context = new ConnectionContext(address, options.Proxy, options.UseProxy, options.Handler)
        {
            Identity = $"{address}#{_key.Fingerprint}",
            Clock = options.TimeProvider,
            RequestTimeout = options.RequestTimeout,
            UserAgent = options.UserAgent,
            Authorize = headers => _key.AddTo(headers, AuthHeader, AuthScheme),
            Redact = text => OutsideText.Visible(Redaction.Redact(RemoveSecrets(text))),
        };
        Operations = new RunwayAIService(this);
    }

    /// <summary>The base URL, with a trailing slash and without <c>/v1</c>.</summary>
    public Uri BaseAddress => Context.BaseAddress;

    /// <summary>The proxy for requests to the API, without user and password, or <c>none</c>.</summary>
    public string Proxy => Context.Proxy;

    /// <summary>The source of the settings: <c>Parameter</c>, <c>Environment</c> or <c>Emulator</c>.</summary>
    public string Source { get; }

    /// <summary>The key for display: its last four characters.</summary>
    public string KeyHint => _key.Hint;

    /// <summary>The header with the key.</summary>
    public string AuthHeader { get; }

    /// <summary>The authentication scheme before the key; empty for none.</summary>
    public string AuthScheme { get; }

    /// <summary>The operations of the service.</summary>
    internal RunwayAIService Operations { get; }

    /// <summary>The clock for all waits and timeouts.</summary>
    public TimeProvider Clock => Context.Clock;

    /// <summary>Whether the connection was closed.</summary>
    public bool IsClosed => Context.IsClosed;

    /// <summary>The context for its operations.</summary>
    internal ConnectionContext Context { get; }

    /// <inheritdoc/>
    public override string ToString() => BaseAddress.ToString();

    /// <summary>Closes the connection.</summary>
    public void Dispose() => Context.Close(Task.CompletedTask);

    /// <summary>Adds a deletion token, which is redacted in everything that this connection reports.</summary>
    /// <exception cref="RunwayException">It is empty or has a character that is not allowed in a token.</exception>
    internal ApiKey Guard(SecureString token)
    {
        var guarded = ApiKey.Create(token, "Pass the deletion token as a SecureString, as the service gave it.", "deletion token");
        return _tokens.GetOrAdd(guarded.Fingerprint, guarded);
    }

    /// <summary>Replaces only the key and the tokens of this connection in a text.</summary>
    internal string RemoveSecrets(string text) =>
        _key.RemoveFrom(_tokens.Values.Aggregate(text, static (rest, token) => token.RemoveFrom(rest)));

    /// <summary>A client whose requests have <paramref name="context"/>.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    internal RunwayAIClient Client(RequestContext context) =>
        new(Context.Api, BaseAddress, request => request.Options.Set(RequestContext.Key, context));

    private static string RequireHeader(string name)
    {
        using var probe = new HttpRequestMessage();
        return !TakenHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) && probe.Headers.TryAddWithoutValidation(name, "x")
            ? name
            : throw Invalid($"'{name}' is not a header that can carry a key.");
    }

    private static string RequireScheme(string scheme) => scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? scheme
        : throw Invalid($"'{scheme}' is not a scheme of authentication.");

    private static RunwayException Invalid(string message) => new(RunwayAIErrors.InvalidAuthHeader, message);
}
