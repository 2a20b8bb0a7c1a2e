using Runway.Account;
using Runway.Assets;
using Runway.Avatars;
using Runway.Documents;
using Runway.Http;
using Runway.Journal;
using Runway.Lifecycle;
using Runway.Media;
using Runway.Rest;
using Runway.Routing;
using Runway.Sessions;
using Runway.Settings;
using Runway.Submission;
using Runway.Voices;
using Runway.Waiting;
using Runway.Workflows;
using Runway.Workspace;

namespace Runway;

/// <summary>
/// A connection to the service with its address, key and clock. Thread-safe. Requests in flight when it is closed fail as
/// cancelled, except creates, which are always completed.
/// </summary>
public sealed class RunwayConnection : IDisposable
{
    private readonly ApiKey _key;
    private readonly OutgoingRequests _outgoing = new();

    // Lazy, since each of them loads the client, which for example the history does not need.
    private readonly Lazy<TaskService> _tasks;
    private readonly Lazy<AccountService> _account;
    private readonly Lazy<UploadService> _uploads;
    private readonly Lazy<RestService> _rest;
    private readonly Lazy<RouterService> _routers;
    private readonly Lazy<WorkflowService> _workflows;
    private readonly Lazy<WorkspaceService> _workspace;
    private readonly Lazy<DocumentService> _documents;
    private readonly Lazy<ConversationService> _conversations;
    private readonly Lazy<SessionService> _sessions;
    private readonly Lazy<VoiceService> _voices;
    private readonly Lazy<AvatarService> _avatars;

    /// <summary>Creates a connection without sending anything.</summary>
    /// <exception cref="RunwayException">The key or the base URL is not valid.</exception>
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
        _routers = new(() => new RouterService(Context));
        _workflows = new(() => new WorkflowService(Context));
        _workspace = new(() => new WorkspaceService(Context));
        _conversations = new(() => new ConversationService(Context));
        var creates = new Lazy<CreateContext>(() => new CreateContext(Context, Journal, _outgoing, options.Budget, Uploads, Account));
        _documents = new(() => new DocumentService(creates.Value));
        _avatars = new(() => new AvatarService(creates.Value));
        _voices = new(() => new VoiceService(creates.Value));
        _sessions = new(() => new SessionService(creates.Value, Avatars));
    }

    /// <summary>The base URL, with a trailing slash and without <c>/v1</c>.</summary>
    public Uri BaseAddress => Context.BaseAddress;

    /// <summary>The source of the key: <c>Parameter</c>, <c>Environment</c>, <c>Vault</c> or <c>Emulator</c>.</summary>
    public string Source => Options.Source;

    /// <summary>The name of the profile, or null.</summary>
    public string? Profile => Options.Profile;

    /// <summary>The proxy for requests to the API, without user and password, or <c>none</c>.</summary>
    public string Proxy => Context.Proxy;

    /// <summary>The key for display: its last four characters.</summary>
    public string KeyHint => _key.Hint;

    /// <summary>Creates, reads, waits for and deletes tasks.</summary>
    internal TaskService Tasks => _tasks.Value;

    /// <summary>Reads the organization and its usage of credits.</summary>
    internal AccountService Account => _account.Value;

    /// <summary>Uploads local files.</summary>
    internal UploadService Uploads => _uploads.Value;

    /// <summary>Sends requests to any path of the API.</summary>
    internal RestService Rest => _rest.Value;

    /// <summary>The routers of the project.</summary>
    internal RouterService Routers => _routers.Value;

    /// <summary>The workflows of the project.</summary>
    internal WorkflowService Workflows => _workflows.Value;

    /// <summary>Reads the linked workspace of the web app.</summary>
    internal WorkspaceService Workspace => _workspace.Value;

    /// <summary>The documents of the project.</summary>
    internal DocumentService Documents => _documents.Value;

    /// <summary>The live sessions with avatars.</summary>
    internal SessionService Sessions => _sessions.Value;

    /// <summary>The files of voices, conversations and avatars.</summary>
    internal AssetSources Assets => new(Voices, Conversations, Avatars);

    /// <summary>The conversations with avatars.</summary>
    internal ConversationService Conversations => _conversations.Value;

    /// <summary>The voices of the organization.</summary>
    internal VoiceService Voices => _voices.Value;

    /// <summary>The avatars of the organization.</summary>
    internal AvatarService Avatars => _avatars.Value;

    /// <summary>The journal of creates, or null.</summary>
    internal TaskJournal? Journal { get; }

    /// <summary>The folder of the journal, or null.</summary>
    public string? JournalPath => Journal?.Folder;

    /// <summary>What all commands of the connection may spend together; null where no limit was given.</summary>
    internal CreditBudget? Budget => Options.Budget;

    /// <summary>Whether the connection was closed.</summary>
    public bool IsClosed => Context.IsClosed;

    /// <summary>The clock for all waits and timeouts; that of the emulator may run faster than real time.</summary>
    public TimeProvider Clock => Options.TimeProvider;

    /// <summary>The context for the services.</summary>
    internal ConnectionContext Context { get; }

    internal RunwayConnectionOptions Options { get; }

    /// <inheritdoc/>
    public override string ToString() => BaseAddress.ToString();

    /// <summary>Closes the connection. Creates in flight are completed and reach the journal.</summary>
    public void Dispose()
    {
        if (IsClosed)
        {
            return;
        }

        Context.Close(_outgoing.WhenNone);
        TaskPoller.For(Clock).Close(Context);
        if (Options.IsJournalTemporary)
        {
            _ = _outgoing.WhenNone.ContinueWith(_ => TemporaryJournal.Delete(JournalPath!), TaskScheduler.Default);
        }
    }

    /// <summary>Closes the connection and waits for the responses to its creates, at most 20 seconds.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number of creates that are still in flight.</returns>
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
        if (Options.IsJournalTemporary)
        {
            TemporaryJournal.Delete(JournalPath!);
        }

        return 0;
    }
}
