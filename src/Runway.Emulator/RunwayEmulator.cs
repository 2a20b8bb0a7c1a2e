using System.Net;
using Runway.Emulator.Account;
using Runway.Emulator.Answering;
using Runway.Emulator.Checking;
using Runway.Emulator.Faults;
using Runway.Emulator.Serving;
using Runway.Emulator.Tasks;
using Runway.Emulator.Uploads;

namespace Runway.Emulator;

/// <summary>
/// An offline stand-in for the Runway API: one account with its tasks, credits and uploads, which answers raw HTTP
/// requests as the live service does and makes real files. It runs no timers; what a task is follows from the clock.
/// All members may be used from several threads at once.
/// </summary>
/// <remarks>
/// A prompt can ask for trouble. Anywhere in promptText:
/// <list type="bullet">
/// <item><c>[fail:SAFETY.INPUT.TEXT]</c> ends the task in FAILED with that failureCode; <c>[fail]</c> with none.
/// Only codes under SAFETY.INPUT are charged, the others cost nothing.</item>
/// <item><c>[status:PAUSED]</c> makes it say PAUSED where it would say RUNNING.</item>
/// <item><c>[end:ARCHIVED]</c> makes it say ARCHIVED for good where it would say SUCCEEDED, without output and without
/// charge; <c>[end:CANCELLED]</c> plays a task that the service gave up.</item>
/// <item><c>[seconds:3]</c> makes it take three seconds instead of the emulator's own duration.</item>
/// </list>
/// Pictures are of the size and the format asked for: PNG, JPEG or lossless WebP. Every video shows the same eight frames of
/// H.264 for as long as was asked for, or a second: a QuickTime file where a ProRes format was asked for, otherwise an MP4,
/// also where HDR, more bits or a sequence of pictures was. Sounds are one second, as WAV where that was asked for and otherwise as MP3, also for Opus.
/// <para>
/// Outside of /v1 it serves /outputs (the files), /storage (uploads), <c>GET /emulator/stats</c> and
/// <c>GET /emulator/accepted</c>. A <see cref="FaultScript"/> sets what goes wrong on the way.
/// </para>
/// </remarks>
public sealed class RunwayEmulator
{
    /// <summary>The API key of every emulator that is not given another one. It is of the live form and opens nothing else.</summary>
    public const string WellKnownKey = RunwayEmulatorOptions.DefaultApiKey;

    private readonly RunwayEmulatorOptions _options;
    private readonly TimeProvider _clock;
    private readonly CreditAccount _account;
    private readonly TaskStore _tasks;
    private readonly UploadStore _uploads = new();
    private readonly RequestStatistics _statistics;
    private readonly ApiRouter _api;
    private readonly OutputEndpoint _outputs;
    private readonly StorageEndpoint _storage;
    private readonly StatisticsEndpoint _statisticsEndpoint;
    private readonly FaultSchedule? _faults;

    /// <summary>Makes an emulator with a fresh account.</summary>
    /// <param name="options">The account and its behaviour; null takes every default.</param>
    /// <param name="clock">Its time; null is real time.</param>
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
        _statisticsEndpoint = new StatisticsEndpoint(_tasks, _statistics, _uploads, () => CreditBalance);
        _storage = new StorageEndpoint(_uploads);
        var links = new OutputLinks(options.OutputLifetime);
        _outputs = new OutputEndpoint(_tasks, links, options.OutputBytes);
        var checker = new BodyChecker(document, _uploads, options.AcceptUnverifiedModels);
        _api = new ApiRouter(
            options.ApiKey,
            document,
            new TaskEndpoints(_tasks, checker, links, _statistics),
            new AccountEndpoints(options, document, checker, _account, _tasks),
            new UploadEndpoint(checker, _uploads));
    }

    /// <summary>Where an in-process emulator seems to be: a name that resolves nowhere, so that nothing can reach a network by mistake.</summary>
    public static Uri DefaultBaseAddress => RunwayEmulatorOptions.DefaultAddress;

    /// <summary>The newest requests, oldest first, as many as the options let it remember.</summary>
    public IReadOnlyList<EmulatorRequest> Requests => _statistics.Log;

    /// <summary>How many creates made a task.</summary>
    public long AcceptedCreates => _statistics.AcceptedCreates;

    /// <summary>The creates that made a task, oldest first, deleted ones included; a client's own list of tasks should agree with it.</summary>
    public IReadOnlyList<AcceptedCreate> Accepted => _statistics.Accepted;

    /// <summary>How many requests met a fault.</summary>
    public long FaultedRequests => _statistics.FaultedRequests;

    /// <summary>Requests for outputs or storage that carried an Authorization header; it should stay at 0.</summary>
    public long LeakedAuthorizations => _statistics.LeakedAuthorizations;

    /// <summary>Credits left, as of now.</summary>
    public long CreditBalance
    {
        get
        {
            _tasks.Settle(_clock.GetUtcNow());
            return _account.Balance;
        }
    }

    /// <summary>Files that arrived in storage.</summary>
    public IReadOnlyList<EmulatedUpload> Uploads => _uploads.Filled;

    /// <summary>How many reads of a task came sooner than the span after the read before, whatever either was answered.</summary>
    /// <param name="span">For the service's own advice: five seconds.</param>
    public int ReadsUnder(TimeSpan span) => _statistics.ReadsUnder(span);

    /// <summary>Makes a handler for an HttpClient. Any number of handlers may share one emulator; disposing them does nothing to it.</summary>
    public HttpMessageHandler CreateHandler() => new EmulatorHandler(this);

    /// <summary>Answers one request.</summary>
    /// <param name="request">Only its method, path, query, headers and content count; its host does not.</param>
    /// <param name="cancellation">Gives up reading the request's content.</param>
    /// <returns>The answer, to be disposed of by the caller.</returns>
    /// <exception cref="HttpRequestException">A fault broke the connection.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
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
            throw FaultedAnswer.Refused();
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
                : await FaultedAnswer.MakeAsync(fault, response, _clock, cancellation).ConfigureAwait(false);
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
        const string tasks = "/v1/tasks/";
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Get && path.StartsWith(tasks, StringComparison.Ordinal))
        {
            _statistics.NoteRead(path[tasks.Length..], now);
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
            var path when IsApi(path) => Answers.Stamped(
                await _api.AnswerAsync(request, _options.BaseAddress ?? uri, now, cancellation).ConfigureAwait(false)),
            var path when path.StartsWith("/outputs/", StringComparison.Ordinal) => _outputs.Answer(request, now),
            var path when path.StartsWith("/storage/", StringComparison.Ordinal) =>
                await _storage.AnswerAsync(request, now, cancellation).ConfigureAwait(false),
            "/emulator/stats" => _statisticsEndpoint.Statistics(),
            "/emulator/accepted" => _statisticsEndpoint.Accepted(now),
            _ => Answers.Error(HttpStatusCode.NotFound, "There is no such path."),
        };
    }

    // What the live service leaves to other hosts.
    private static bool IsFileHost(string path) =>
        path.StartsWith("/outputs/", StringComparison.Ordinal) || path.StartsWith("/storage/", StringComparison.Ordinal);

    private static bool IsApi(string path) => path.StartsWith("/v1/", StringComparison.Ordinal);
}
