using System.Net;
using Runway.Emulator.Faults;
using Runway.Emulator.RunwayAI;

namespace Runway.Emulator;

/// <summary>
/// An offline emulator of the "Runway AI" service with its 15 operations on pictures and videos: it checks requests by the
/// service's documentation, stores the results and serves them as real files. Like the services, it is unrelated to
/// <see cref="RunwayEmulator"/>. Thread-safe.
/// </summary>
/// <remarks>
/// Assumptions where the documentation has no rule: a GET request has its parameters in the query, a POST in a JSON body, a DELETE
/// in one of them. Documented options are examples; other values are accepted. A trim needs a start or an end, a resize a width
/// or a height, and a filter of a picture its name. An error is a JSON object with a message. Media can be read without a key. A
/// URL of another host counts as a picture of 1024 by 768 pixels or a video of ten seconds. All videos show the same eight
/// frames; sounds have one second.
/// <para>
/// Besides /v1 it serves /images, /videos, /audios, <c>GET /emulator/stats</c> and <c>GET /emulator/accepted</c>, with any path
/// prefix. Clients that share one emulator must not dispose their handler.
/// </para>
/// </remarks>
public sealed class RunwayAIEmulator : HttpMessageHandler
{
    /// <summary>The default API key, which is not valid for the live service.</summary>
    public const string WellKnownKey = RunwayAIEmulatorOptions.DefaultKey;

    /// <summary>The default deletion token.</summary>
    public const string WellKnownDeletionToken = RunwayAIEmulatorOptions.DefaultDeletionToken;

    private readonly RunwayAIEmulatorOptions _options;
    private readonly TimeProvider _clock;
    private readonly FaultSchedule? _faults;
    private readonly KeyCheck _keyCheck;
    private readonly RequestLog _log;
    private readonly MediaStore _media = new();
    private readonly OperationTable _operations;
    private readonly OperationLogEndpoint _logEndpoint;

    /// <summary>Creates an emulator without media.</summary>
    /// <param name="options">Its behaviour. Null: the defaults.</param>
    public RunwayAIEmulator(RunwayAIEmulatorOptions? options = null)
    {
        _options = options ?? new RunwayAIEmulatorOptions();
        _clock = _options.TimeProvider;
        _faults = _options.FaultScript is { } script ? new FaultSchedule(script) : null;
        _keyCheck = new KeyCheck(_options);
        _log = new RequestLog(_options.RequestLogLimit);
        _operations = new OperationTable(_media, _log, _options.DeletionToken);
        _logEndpoint = new OperationLogEndpoint(_log, _media);
    }

    /// <summary>The address of an in-process emulator: a name that cannot be resolved, so that no request reaches a network by mistake.</summary>
    public static Uri DefaultBaseAddress => RunwayAIEmulatorOptions.DefaultAddress;

    /// <summary>The newest requests, oldest first, up to the number in the options.</summary>
    public IReadOnlyList<EmulatorRequest> Requests => _log.Requests;

    /// <summary>The completed operations, oldest first.</summary>
    public IReadOnlyList<AcceptedOperation> Accepted => _log.Accepted;

    /// <summary>The number of requests with a fault.</summary>
    public long FaultedRequests => _log.FaultedRequests;

    /// <summary>The number of requests with a key of Runway's API; it should be 0.</summary>
    public long LeakedRunwayKeys => _log.LeakedRunwayKeys;

    /// <summary>The number of media that are not deleted.</summary>
    public int MediaCount => _media.Count;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var now = _clock.GetUtcNow();
        var fault = _options.Fault?.Invoke(request) ?? _faults?.For(request, now);
        if (fault is not null)
        {
            _log.CountFault();
        }

        if (fault is EmulatorFault.ConnectionRefused)
        {
            throw FaultedResponse.Refused();
        }

        if (KeyCheck.HasRunwayKey(request))
        {
            _log.CountLeakedRunwayKey();
        }

        int? status = null;
        try
        {
            var response = fault is { ReachesService: false }
                ? null
                : await AnswerAsync(request, now, cancellationToken).ConfigureAwait(false);
            response = fault is null
                ? response!
                : await FaultedResponse.MakeAsync(fault, response, _clock, cancellationToken).ConfigureAwait(false);
            response.Headers.Date = _clock.GetUtcNow() + (fault?.ClockSkew ?? TimeSpan.Zero);
            response.RequestMessage = request;
            status = (int)response.StatusCode;
            return response;
        }
        finally
        {
            _log.NoteRequest(new EmulatorRequest(
                now, request.Method.Method, request.RequestUri!.AbsolutePath, _keyCheck.HasKeyHeader(request), status));
        }
    }

    private async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var url = UrlParts.Of(request.RequestUri!);
            switch (url.Area)
            {
                case "v1":
                    _keyCheck.Check(request);
                    var root = _options.BaseAddress ?? url.Root;
                    return await _operations.AnswerAsync(request, url.Name, root, now, cancellation).ConfigureAwait(false);
                case "images" or "videos" or "audios":
                    return _media.Serve(request);
                case "emulator":
                    return _logEndpoint.Answer(url.Name);
                default:
                    throw new RefusedException(HttpStatusCode.NotFound, "There is no such path.");
            }
        }
        catch (RefusedException refused)
        {
            return refused.ToAnswer();
        }
    }
}
