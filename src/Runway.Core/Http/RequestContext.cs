using Runway.Observing;

namespace Runway.Http;

/// <summary>The context of one request for the handlers: its observer, and whether its body was sent.</summary>
internal sealed class RequestContext(IRequestObserver? observer)
{
    public static readonly HttpRequestOptionsKey<RequestContext> Key = new("Runway.RequestContext");

    public IRequestObserver? Observer { get; } = observer;

    /// <summary>
    /// Whether the transport has started to read the body. Before that, the service certainly does not have the request; after
    /// it, only a response is a proof.
    /// </summary>
    public bool BodyStarted { get; set; }

    /// <summary>The create of this attempt; null for other requests. The caller cannot cancel a create in flight.</summary>
    public ISendingNotes? Outgoing { get; init; }

    /// <summary>The texts of the request that no message may repeat.</summary>
    public IReadOnlyList<string> Confidential { get; set; } = [];

    /// <summary>The status code of the last response.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The task whose output is downloaded, or null.</summary>
    public string? TaskId { get; init; }

    /// <summary>The body of the last response, for any status code.</summary>
    public byte[]? Answer { get; set; }

    /// <summary>The correlation id of the last response.</summary>
    public string? RequestId { get; set; }

    /// <summary>The entry of the last request in the connection's log.</summary>
    public RequestRecord? Logged { get; private set; }

    /// <summary>Logs a request that has ended, and notifies the observer.</summary>
    public void Report(RequestRecord request, RequestLog log)
    {
        Logged = log.Add(request);
        Observer.Notify(o => o.OnRequest(request));
    }
}
