using Runway.Observing;

namespace Runway.Http;

/// <summary>What travels with one request through the handlers: who listens, and how far the body got.</summary>
internal sealed class RequestContext(IRequestObserver? observer)
{
    public static readonly HttpRequestOptionsKey<RequestContext> Key = new("Runway.RequestContext");

    public IRequestObserver? Observer { get; } = observer;

    /// <summary>
    /// Whether the transport began to take the body. While it has not, the service cannot have the request, whatever
    /// went wrong; from then on only an answer proves anything.
    /// </summary>
    public bool BodyStarted { get; set; }

    /// <summary>The create that this request is a try of; null for everything else. It is never given up by the caller.</summary>
    public ISendingNotes? Outgoing { get; init; }

    /// <summary>The status of the last answer.</summary>
    public int? StatusCode { get; set; }

    /// <summary>Which try of one and the same request this is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The task whose output is fetched; null for everything else.</summary>
    public string? TaskId { get; init; }

    /// <summary>The body of the last answer, whatever its status.</summary>
    public byte[]? Answer { get; set; }

    /// <summary>The correlation id of the last answer.</summary>
    public string? RequestId { get; set; }

    /// <summary>What the log of the connection keeps of the last request.</summary>
    public RequestRecord? Logged { get; private set; }

    /// <summary>Tells whoever listens of a request that has ended, and has the connection remember it.</summary>
    public void Report(RequestRecord request, RequestLog log)
    {
        Logged = log.Add(request);
        Observer.Notify(o => o.OnRequest(request));
    }
}
