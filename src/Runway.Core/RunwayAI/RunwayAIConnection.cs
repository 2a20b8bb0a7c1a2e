using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security;
using RunwayAI.Generated;

namespace Runway;

/// <summary>
/// A way to the "Runway AI" service, which has nothing to do with Runway's API: its own address, key, clients and header.
/// Safe to use from many threads; requests that are under way when it is closed fail as cancelled.
/// </summary>
public sealed class RunwayAIConnection : IServiceConnection, IDisposable
{
    // What a request sends along by itself; a key that takes the place of one of them would break the request, not open it.
    private static readonly string[] TakenHeaders = ["Accept", "Connection", "Host", "Transfer-Encoding", "User-Agent"];

    private readonly HttpClient _api;
    private readonly HttpClient _files;
    private readonly ApiKey _key;
    private readonly TimeSpan _requestTimeout;
    private readonly string _userAgent;
    private readonly RequestLog _requests = new();
    private readonly ConcurrentDictionary<string, ApiKey> _tokens = new();

    /// <summary>Makes a connection. Nothing is sent.</summary>
    /// <exception cref="RunwayException">The key, the base URL or the header is not usable, or the key is one of Runway's own.</exception>
    public RunwayAIConnection(RunwayAIConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _key = ApiKey.Create(options.ApiKey, $"Copy the key once more from the service's site and pass it as a SecureString, or set {RunwayAIEnvironment.ApiKeyVariable}.");
        ForeignKey.RefuseForRunwayAI(_key);
        BaseAddress = options.BaseUrl is null
            ? RunwayAIEndpoint.Default
            : RunwayAIEndpoint.Parse(options.BaseUrl, options.AllowUnencryptedAuthentication);
        ServiceUrl.RequireSafeProxy(BaseAddress, options.UseProxy ? options.Proxy : null, options.AllowUnencryptedAuthentication, "Connect-RunwayAI");
        AuthHeader = RequireHeader(options.AuthHeader);
        AuthScheme = RequireScheme(options.AuthScheme.Trim());
        Source = options.Source;
        Proxy = Transport.Describe(options.Proxy, options.UseProxy && options.Handler is null, BaseAddress);
        Clock = options.TimeProvider;
        _requestTimeout = options.RequestTimeout;
        _userAgent = options.UserAgent;

        // Two clients: only the first knows the key, and it never follows a redirect.
        _api = new HttpClient(new ApiHandler(this, options.Handler ?? Transport.Create(options.Proxy, options.UseProxy, forFiles: false))) { Timeout = Timeout.InfiniteTimeSpan };
        _files = new HttpClient(new FileHandler(this, options.Handler ?? Transport.Create(options.Proxy, options.UseProxy, forFiles: true))) { Timeout = Timeout.InfiniteTimeSpan };
        Operations = new RunwayAIService(this);
    }

    /// <summary>The base URL, with a trailing slash and without <c>/v1</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The proxy that requests to the API go through, without user and password; <c>none</c> where they go straight.</summary>
    public string Proxy { get; }

    /// <summary>Where the settings came from: <c>Parameter</c>, <c>Environment</c> or <c>Emulator</c>.</summary>
    public string Source { get; }

    /// <summary>The key as it may be shown: its last four characters.</summary>
    public string KeyHint => _key.Hint;

    /// <summary>The header that carries the key.</summary>
    public string AuthHeader { get; }

    /// <summary>The word before the key in its header; empty for none.</summary>
    public string AuthScheme { get; }

    /// <summary>What the service can do.</summary>
    public RunwayAIService Operations { get; }

    /// <summary>The clock of every wait and deadline.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Whether the connection was closed.</summary>
    public bool IsClosed { get; private set; }

    TimeSpan IServiceConnection.RequestTimeout => _requestTimeout;

    string IServiceConnection.UserAgent => _userAgent;

    HttpClient IServiceConnection.Files
    {
        get
        {
            RequireOpen();
            return _files;
        }
    }

    RequestLog IServiceConnection.Requests => _requests;

    bool IServiceConnection.HasAnswered { get; set; }

    /// <inheritdoc/>
    public override string ToString() => BaseAddress.ToString();

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        IsClosed = true;
        _api.Dispose();
        _files.Dispose();
    }

    void IServiceConnection.Authorize(HttpRequestHeaders headers) => _key.AddTo(headers, AuthHeader, AuthScheme);

    string IServiceConnection.Redact(string text) => OutsideText.Visible(Redaction.Redact(RemoveSecrets(text)));

    string? IServiceConnection.Advice(RunwayError error) => RunwayAIAdvice.For(error);

    /// <summary>Takes over a deletion token; from now on it is taken out of whatever this connection reports.</summary>
    /// <exception cref="RunwayException">It is empty or holds a character that no token has.</exception>
    internal ApiKey Guard(SecureString token)
    {
        var guarded = ApiKey.Create(token, "Pass the deletion token as a SecureString, as the service gave it.", "deletion token");
        return _tokens.GetOrAdd(guarded.Fingerprint, guarded);
    }

    /// <summary>Takes the key and the tokens of this connection out, by their letters, and leaves the rest as it is.</summary>
    internal string RemoveSecrets(string text) =>
        _key.RemoveFrom(_tokens.Values.Aggregate(text, static (rest, token) => token.RemoveFrom(rest)));

    /// <summary>The typed client, each of whose requests carries <paramref name="context"/>.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    internal RunwayAIClient Client(RequestContext context)
    {
        RequireOpen();
        return new(_api, BaseAddress, request => request.Options.Set(RequestContext.Key, context));
    }

    private void RequireOpen()
    {
        if (IsClosed)
        {
            throw new RunwayException(RunwayErrors.ConnectionClosed, $"The connection to {BaseAddress} was closed. Nothing was sent.", "Run Connect-RunwayAI again.");
        }
    }

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

    private static RunwayException Invalid(string message) => new(RunwayErrors.InvalidAuthHeader, message);
}
