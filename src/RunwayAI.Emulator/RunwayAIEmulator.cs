using System.Net;
using Runway.Emulator.Faults;
using Runway.Emulator.RunwayAI;

namespace Runway.Emulator;

/// <summary>
/// An offline stand-in for the "Runway AI" service with its 15 operations on pictures and videos: it checks raw requests
/// by the service's documentation, keeps what it made and serves it as real files. It has nothing to do with
/// <see cref="RunwayEmulator"/>, as the two services have nothing to do with each other. All members may be used from
/// several threads at once.
/// </summary>
/// <remarks>
/// Where the documentation is silent, this is what it asks for: a GET carries its parameters in the query, a POST in a JSON
/// body, a DELETE in either of them but not in both. Values that the documentation calls options are examples, others pass.
/// A trim needs a start or an end, an edit that resizes a width or a height, an edit that adds a filter to a picture its
/// name. An error is a JSON object with a message. Media need no key to be read. A URL of another host stands for a
/// picture of 1024 by 768 pixels or a video of ten seconds. Every video file shows the same eight
/// frames for as long as it plays; a sound plays for one second.
/// <para>
/// Outside of /v1 it serves /images, /videos, /audios, <c>GET /emulator/stats</c> and <c>GET /emulator/accepted</c>. What
/// stands before those in a path does not matter. To share one emulator among clients, tell them not to dispose of their handler.
/// </para>
/// </remarks>
public sealed class RunwayAIEmulator : HttpMessageHandler
{
    /// <summary>The API key of every emulator that is not given another one. It opens nothing else.</summary>
    public const string WellKnownKey = RunwayAIEmulatorOptions.DefaultKey;

    /// <summary>The token by which every emulator that is not given another one lets media be deleted.</summary>
    public const string WellKnownDeletionToken = RunwayAIEmulatorOptions.DefaultDeletionToken;

    private readonly RunwayAIEmulatorOptions _options;
    private readonly TimeProvider _clock;
    private readonly FaultSchedule? _faults;
    private readonly KeyCheck _keyCheck;
    private readonly RequestLog _log;
    private readonly MediaStore _media = new();
    private readonly OperationTable _operations;
    private readonly OperationLogEndpoint _logEndpoint;

    /// <summary>Makes an emulator without any media.</summary>
    /// <param name="options">Its behaviour; null takes every default.</param>
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

    /// <summary>Where an in-process emulator seems to be: a name that resolves nowhere, so that nothing can reach a network by mistake.</summary>
    public static Uri DefaultBaseAddress => RunwayAIEmulatorOptions.DefaultAddress;

    /// <summary>The newest requests, oldest first, as many as the options let it remember.</summary>
    public IReadOnlyList<EmulatorRequest> Requests => _log.Requests;

    /// <summary>What was carried out, oldest first.</summary>
    public IReadOnlyList<AcceptedOperation> Accepted => _log.Accepted;

    /// <summary>How many requests met a fault.</summary>
    public long FaultedRequests => _log.FaultedRequests;

    /// <summary>Requests that carried what looks like a key of Runway's own service; it should stay at 0.</summary>
    public long LeakedRunwayKeys => _log.LeakedRunwayKeys;

    /// <summary>How many media there are now, deleted ones not counted.</summary>
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
            throw FaultedAnswer.Refused();
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
                : await FaultedAnswer.MakeAsync(fault, response, _clock, cancellationToken).ConfigureAwait(false);
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
