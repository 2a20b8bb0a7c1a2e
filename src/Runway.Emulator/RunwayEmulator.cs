using System.Net;
using Runway.Emulator.Account;
using Runway.Emulator.Checking;
using Runway.Emulator.Faults;
using Runway.Emulator.Http;
using Runway.Emulator.Serving;
using Runway.Emulator.Tasks;
using Runway.Emulator.Uploads;

namespace Runway.Emulator;

/// <summary>
/// An offline emulator of the Runway API: one account with its tasks, credits and uploads, which responds to HTTP requests like
/// the live service and makes real files. It runs no timers; the status of a task follows from the clock. Thread-safe.
/// </summary>
/// <remarks>
/// Directives in promptText change the course of the task:
/// <list type="bullet">
/// <item><c>[fail:SAFETY.INPUT.TEXT]</c> ends the task in FAILED with that failureCode; <c>[fail]</c> without one. Only codes
/// under SAFETY.INPUT are charged.</item>
/// <item><c>[status:PAUSED]</c> sets its status to PAUSED instead of RUNNING.</item>
/// <item><c>[end:ARCHIVED]</c> sets its final status to ARCHIVED instead of SUCCEEDED, without output and charge;
/// <c>[end:CANCELLED]</c> is a task that the service cancelled.</item>
/// <item><c>[seconds:3]</c> sets its duration to three seconds.</item>
/// </list>
/// Pictures have the requested size and format: PNG, JPEG or lossless WebP. All videos show the same eight frames of H.264 with
/// the requested duration, else one second, as QuickTime for a ProRes format and otherwise as MP4, also for HDR, a higher bit
/// depth or a picture sequence. Sounds have one second, as WAV where requested and otherwise as MP3, also for Opus.
/// <para>
/// Runs of the workflows Picture and Shot follow the directives in the values of their nodes: <c>[fail:…]</c> in the text of a
/// node fails the nodes that it leads to, the others hold for the whole run. Recipes follow those in all of their texts, routed
/// requests those in promptText. Routers choose among models of a table of the emulator.
/// </para>
/// <para>
/// Avatars and voices are PROCESSING for the duration of a task and then READY. Directives in a name, a personality, a description
/// or the prompt of a voice hold for them: <c>[seconds:…]</c>, <c>[fail:…]</c> with that code in failureReason, <c>[status:…]</c>,
/// <c>[end:…]</c>. In the personality or the startScript of a live session, <c>[seconds:20]</c> means that somebody joins and talks
/// for twenty seconds; without it nobody joins.
/// </para>
/// <para>
/// Besides /v1 it serves /outputs (files), /storage (uploads), <c>GET /emulator/stats</c> and <c>GET /emulator/accepted</c>. A
/// <see cref="FaultScript"/> adds faults.
/// </para>
/// </remarks>
public sealed class RunwayEmulator
{
    /// <summary>The default API key. It has the format of live keys but is not valid for the live API.</summary>
    public const string WellKnownKey = RunwayEmulatorOptions.DefaultApiKey;

    private readonly RunwayEmulatorOptions _options;
    private readonly TimeProvider _clock;
    private readonly CreditAccount _account;
    private readonly TaskStore _tasks;
    private readonly UploadStore _uploads = new();
    private readonly RequestStatistics _statistics;
    private readonly ApiResources _api;
    private readonly StorageEndpoint _storage;
    private readonly StatisticsEndpoint _statisticsEndpoint;
    private readonly FaultSchedule? _faults;

    /// <summary>Creates an emulator with a new account.</summary>
    /// <param name="options">The account and its behaviour. Null: the defaults.</param>
    /// <param name="clock">The clock. Null: real time.</param>
    /// <exception cref="FormatException">A fixture is not valid.</exception>
    public RunwayEmulator(RunwayEmulatorOptions? options = null, TimeProvider? clock = null)
        : this(options ?? new RunwayEmulatorOptions(), clock ?? TimeProvider.System, ApiDocument.Embedded)
    {
    }

    internal RunwayEmulator(RunwayEmulatorOptions options, TimeProvider clock, ApiDocument document)
    {
        _options = options;
        _clock = clock;
        _statistics = new RequestStatistics(options.RequestLogLimit);
        _faults = options.FaultScript is { } script ? new FaultSchedule(script) : null;
        _account = new CreditAccount(options, clock.GetUtcNow());
        _tasks = new TaskStore(options, _account);
        _storage = new StorageEndpoint(_uploads);
        _api = new ApiResources(options, clock.GetUtcNow(), document, _account, _tasks, _uploads, _statistics);
        _statisticsEndpoint = new StatisticsEndpoint(_api.EndOf, _statistics, _uploads, () => CreditBalance);
    }

    /// <summary>The address of an in-process emulator: a name that cannot be resolved, so that no request reaches a network by mistake.</summary>
    public static Uri DefaultBaseAddress => RunwayEmulatorOptions.DefaultAddress;

    /// <summary>The newest requests, oldest first, up to the number in the options.</summary>
    public IReadOnlyList<EmulatorRequest> Requests => _statistics.Log;

    /// <summary>The number of accepted creates.</summary>
    public long AcceptedCreates => _statistics.AcceptedCreates;

    /// <summary>The accepted creates, oldest first, including deleted tasks, to compare with a client's own list.</summary>
    public IReadOnlyList<AcceptedCreate> Accepted => _statistics.Accepted;

    /// <summary>The number of requests with a fault.</summary>
    public long FaultedRequests => _statistics.FaultedRequests;

    /// <summary>The number of requests for outputs or storage with an Authorization header; it should be 0.</summary>
    public long LeakedAuthorizations => _statistics.LeakedAuthorizations;

    /// <summary>The balance in credits.</summary>
    public long CreditBalance
    {
        get
        {
            _tasks.Settle(_clock.GetUtcNow());
            return _account.Balance;
        }
    }

    /// <summary>The uploaded files.</summary>
    public IReadOnlyList<EmulatedUpload> Uploads => _uploads.Filled;

    /// <summary>The number of reads of a task that came sooner than this interval after the previous read of it.</summary>
    /// <param name="span">The interval; the service advises five seconds.</param>
    public int ReadsUnder(TimeSpan span) => _statistics.ReadsUnder(span);

    /// <summary>Creates a handler for an HttpClient. Several handlers may share one emulator; disposing them does not affect it.</summary>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(this);

    /// <summary>Responds to one request.</summary>
    /// <param name="request">The request; its host is ignored.</param>
    /// <param name="cancellation">Cancels reading the request's content.</param>
    /// <returns>The response, which the caller disposes.</returns>
    /// <exception cref="HttpRequestException">A fault interrupted the connection.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellation.ThrowIfCancellationRequested();
        var now = _clock.GetUtcNow();
        var fault = _options.Fault?.Invoke(request) ?? _faults?.For(request, now);
        if (fault is not null)
        {
            _statistics.CountFault();
        }

        if (fault is EmulatorFault.ConnectionRefused)
        {
            throw FaultedResponse.Refused();
        }

        NoteArrival(request, now);
        int? status = null;
        try
        {
            var response = fault is { ReachesService: false }
                ? null
                : await DispatchAsync(request, now, cancellation).ConfigureAwait(false);
            response = fault is null
                ? response!
                : await FaultedResponse.MakeAsync(fault, response, _clock, cancellation).ConfigureAwait(false);
            response.Headers.Date = _clock.GetUtcNow() + (fault?.ClockSkew ?? TimeSpan.Zero);
            response.RequestMessage = request;
            status = (int)response.StatusCode;
            return response;
        }
        finally
        {
            _statistics.NoteRequest(request, now, status);
        }
    }

    private void NoteArrival(HttpRequestMessage request, DateTimeOffset now)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Get && path.Split('/') is ["", "v1", "tasks" or "workflow_invocations" or "avatars" or "voices", var id])
        {
            _statistics.NoteRead(id, now);
        }
        else if (IsFileHost(path) && request.Headers.Contains("Authorization"))
        {
            _statistics.CountLeakedAuthorization();
        }
    }

    private async Task<HttpResponseMessage> DispatchAsync(
        HttpRequestMessage request, DateTimeOffset now, CancellationToken cancellation)
    {
        var uri = request.RequestUri!;
        return uri.AbsolutePath switch
        {
            var path when IsApi(path) => Responses.Stamped(
                await _api.Router.AnswerAsync(request, _options.BaseAddress ?? uri, now, cancellation).ConfigureAwait(false), now),
            var path when path.StartsWith("/outputs/", StringComparison.Ordinal) => _api.Outputs.Answer(request, now),
            var path when path.StartsWith("/storage/", StringComparison.Ordinal) =>
                await _storage.AnswerAsync(request, now, cancellation).ConfigureAwait(false),
            "/emulator/stats" => _statisticsEndpoint.Statistics(),
            "/emulator/accepted" => _statisticsEndpoint.Accepted(now),
            _ => Responses.Error(HttpStatusCode.NotFound, "There is no such path."),
        };
    }

    // Served by other hosts in the live service.
    private static bool IsFileHost(string path) =>
        path.StartsWith("/outputs/", StringComparison.Ordinal) || path.StartsWith("/storage/", StringComparison.Ordinal);

    private static bool IsApi(string path) => path.StartsWith("/v1/", StringComparison.Ordinal);
}
