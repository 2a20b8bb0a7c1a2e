using System.Net.Http.Headers;
using Runway.Generated;

namespace Runway;

/// <summary>
/// A way to the service: where it is, with which key, on which clock. Safe to use from many threads; requests that
/// are under way when it is closed fail as cancelled, except creates, which always run to their end.
/// </summary>
public sealed class RunwayConnection : IServiceConnection, IDisposable
{
    private readonly HttpClient _api;
    private readonly HttpClient _files;
    private readonly ApiHandler _transport;
    private readonly ApiKey _key;

    // Each of them loads the client. What only asks where the service is, as the history does, needs none.
    private readonly Lazy<TaskService> _tasks;
    private readonly Lazy<AccountService> _account;
    private readonly Lazy<UploadService> _uploads;
    private readonly Lazy<RestService> _rest;

    /// <summary>Makes a connection. Nothing is sent.</summary>
    /// <exception cref="RunwayException">The key or the base URL is not usable.</exception>
    public RunwayConnection(RunwayConnectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _key = ApiKey.Create(options.ApiKey);
        ForeignKey.RefuseForRunway(_key);
        Options = options;
        BaseAddress = options.BaseUrl is null
            ? RunwayEndpoint.Default
            : RunwayEndpoint.Parse(options.BaseUrl, options.AllowUnencryptedAuthentication);
        ServiceUrl.RequireSafeProxy(BaseAddress, options.UseProxy ? options.Proxy : null, options.AllowUnencryptedAuthentication, "Connect-Runway");
        Identity = $"{BaseAddress}#{_key.Fingerprint}";

        // Two clients: only the first knows the key, and it never follows a redirect.
        var apiTransport = options.Handler ?? Transport.Create(options.Proxy, options.UseProxy, forFiles: false);
        var fileTransport = options.Handler ?? Transport.Create(options.Proxy, options.UseProxy, forFiles: true);
        _transport = new ApiHandler(this, apiTransport);
        _api = new HttpClient(_transport, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _files = new HttpClient(new FileHandler(this, fileTransport)) { Timeout = Timeout.InfiniteTimeSpan };
        Journal = options.JournalFolder is null ? null : TaskJournal.At(options.JournalFolder);
        _tasks = new(() => new TaskService(this));
        _account = new(() => new AccountService(this));
        _uploads = new(() => new UploadService(this));
        _rest = new(() => new RestService(this));
    }

    /// <summary>The base URL, with a trailing slash and without <c>/v1</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Where the key came from: <c>Parameter</c>, <c>Environment</c>, <c>Vault</c> or <c>Emulator</c>.</summary>
    public string Source => Options.Source;

    /// <summary>The profile that the settings came from; null where there was none.</summary>
    public string? Profile => Options.Profile;

    /// <summary>The proxy that requests to the API go through, without user and password; <c>none</c> where they go straight.</summary>
    public string Proxy => Transport.Describe(Options.Proxy, Options.UseProxy && Options.Handler is null, BaseAddress);

    /// <summary>The key as it may be shown: its last four characters.</summary>
    public string KeyHint => _key.Hint;

    /// <summary>Creating, reading, waiting for and deleting tasks.</summary>
    public TaskService Tasks => _tasks.Value;

    /// <summary>The organization and its use of credits.</summary>
    public AccountService Account => _account.Value;

    /// <summary>Bringing local files to the service.</summary>
    public UploadService Uploads => _uploads.Value;

    /// <summary>Any path of the API.</summary>
    public RestService Rest => _rest.Value;

    /// <summary>Where creates are noted before they go out; null when the options name no folder.</summary>
    public TaskJournal? Journal { get; }

    /// <summary>The folder of the journal; null when there is none.</summary>
    public string? JournalPath => Journal?.Folder;

    /// <summary>Whether the connection was closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The clock of every wait and deadline; the emulator's may run faster than real time.</summary>
    public TimeProvider Clock => Options.TimeProvider;

    internal RunwayConnectionOptions Options { get; }

    /// <summary>The creates that are out.</summary>
    internal OutgoingRequests Outgoing { get; } = new();

    /// <summary>For outputs and storage: hosts other than the API's, which never see the key.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    internal HttpClient Files
    {
        get
        {
            RequireOpen();
            return _files;
        }
    }

    /// <summary>The newest requests, without their bodies.</summary>
    internal RequestLog Requests { get; } = new();

    /// <summary>Whether the host has ever answered as the API does. Written from many threads, only ever to true.</summary>
    internal bool HasAnswered { get; set; }

    /// <summary>Tells one organization's tasks on one service from another's.</summary>
    internal string Identity { get; }

    TimeSpan IServiceConnection.RequestTimeout => Options.RequestTimeout;

    string IServiceConnection.UserAgent => Options.UserAgent;

    HttpClient IServiceConnection.Files => Files;

    RequestLog IServiceConnection.Requests => Requests;

    bool IServiceConnection.HasAnswered
    {
        get => HasAnswered;
        set => HasAnswered = value;
    }

    /// <inheritdoc/>
    public override string ToString() => BaseAddress.ToString();

    /// <summary>Closes the connection. Creates that are out go on, and reach the journal.</summary>
    public void Dispose()
    {
        if (IsClosed)
        {
            return;
        }

        IsClosed = true;
        TaskPoller.For(Clock).Close(this);
        _api.Dispose();
        _files.Dispose();
        _ = Outgoing.WhenNone.ContinueWith(_ => _transport.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Closes the connection and waits for the answers to its creates, at most 20 seconds.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many creates are still out.</returns>
    public async Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        Dispose();
        try
        {
            await Outgoing.WhenNone.WaitAsync(OutgoingRequests.Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return Outgoing.Count;
        }

        await (Journal?.CloseAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        return 0;
    }

    /// <summary>Refuses what is begun after the connection was closed.</summary>
    /// <exception cref="RunwayException">It is closed.</exception>
    internal void RequireOpen()
    {
        if (IsClosed)
        {
            throw new RunwayException(RunwayErrors.ConnectionClosed, $"The connection to {BaseAddress} was closed. Nothing was sent.");
        }
    }

    /// <summary>The typed client, each of whose requests carries <paramref name="context"/>.</summary>
    /// <exception cref="RunwayException">The connection was closed.</exception>
    internal RunwayClient Client(RequestContext context)
    {
        RequireOpen();
        return new(_api, BaseAddress, request => request.Options.Set(RequestContext.Key, context));
    }

    void IServiceConnection.Authorize(HttpRequestHeaders headers) => headers.Authorization = _key.ToHeader();

    string IServiceConnection.Redact(string text) => Redact(text);

    string? IServiceConnection.Advice(RunwayError error) => null;

    internal string Redact(string text) => _key.RedactFrom(text);
}
