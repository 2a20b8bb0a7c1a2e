using Runway.Http;
using Runway.Journal;
using Runway.Settings;
using Runway.Waiting;

namespace Runway;

/// <summary>
/// A way to the service: where it is, with which key, on which clock. Safe to use from many threads; requests that
/// are under way when it is closed fail as cancelled, except creates, which always run to their end.
/// </summary>
public sealed class RunwayConnection : IDisposable
{
    private readonly ApiKey _key;
    private readonly OutgoingRequests _outgoing = new();

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
        KeyOwner.RefuseForRunway(_key);
        Options = options;
        var address = options.BaseUrl is null
            ? RunwayEndpoint.Default
            : RunwayEndpoint.Parse(options.BaseUrl, options.AllowUnencryptedAuthentication);
        ServiceUrl.RequireSafeProxy(address, options.UseProxy ? options.Proxy : null, options.AllowUnencryptedAuthentication);
        Context = new ConnectionContext(address, options.Proxy, options.UseProxy, options.Handler)
        {
            Identity = $"{address}#{_key.Fingerprint}",
            Clock = options.TimeProvider,
            RequestTimeout = options.RequestTimeout,
            UserAgent = options.UserAgent,
            Authorize = headers => headers.Authorization = _key.ToHeader(),
            Redact = _key.RedactFrom,
        };
        Journal = options.JournalFolder is null ? null : TaskJournal.At(options.JournalFolder);
        _account = new(() => new AccountService(Context));
        _uploads = new(() => new UploadService(Context));
        _tasks = new(() => new TaskService(Context, Journal, _outgoing, options.Budget, Uploads, Account));
        _rest = new(() => new RestService(Context, Tasks, Journal));
    }

    /// <summary>The base URL, with a trailing slash and without <c>/v1</c>.</summary>
    public Uri BaseAddress => Context.BaseAddress;

    /// <summary>Where the key came from: <c>Parameter</c>, <c>Environment</c>, <c>Vault</c> or <c>Emulator</c>.</summary>
    public string Source => Options.Source;

    /// <summary>The profile that the settings came from; null where there was none.</summary>
    public string? Profile => Options.Profile;

    /// <summary>The proxy that requests to the API go through, without user and password; <c>none</c> where they go straight.</summary>
    public string Proxy => Context.Proxy;

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
    public bool IsClosed => Context.IsClosed;

    /// <summary>The clock of every wait and deadline; the emulator's may run faster than real time.</summary>
    public TimeProvider Clock => Options.TimeProvider;

    /// <summary>What the services know of it.</summary>
    internal ConnectionContext Context { get; }

    internal RunwayConnectionOptions Options { get; }

    /// <inheritdoc/>
    public override string ToString() => BaseAddress.ToString();

    /// <summary>Closes the connection. Creates that are out go on, and reach the journal.</summary>
    public void Dispose()
    {
        if (IsClosed)
        {
            return;
        }

        Context.Close(_outgoing.WhenNone);
        TaskPoller.For(Clock).Close(Context);
    }

    /// <summary>Closes the connection and waits for the answers to its creates, at most 20 seconds.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many creates are still out.</returns>
    public async Task<int> CloseAsync(CancellationToken cancellationToken)
    {
        Dispose();
        try
        {
            await _outgoing.WhenNone.WaitAsync(OutgoingRequests.MaxWait, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return _outgoing.Count;
        }

        await (Journal?.CloseAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        return 0;
    }
}
