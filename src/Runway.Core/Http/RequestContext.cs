namespace Runway;

/// <summary>What travels with one request through the handlers: who listens, and how far the body got.</summary>
internal sealed class RequestContext(IRunwayObserver? observer)
{
    public static readonly HttpRequestOptionsKey<RequestContext> Key = new("Runway.RequestContext");

    public IRunwayObserver? Observer { get; } = observer;

    /// <summary>
    /// Whether the transport began to take the body. While it has not, the service cannot have the request, whatever
    /// went wrong; from then on only an answer proves anything.
    /// </summary>
    public bool BodyStarted { get; set; }

    /// <summary>The correlation id of the last answer.</summary>
    public string? RequestId { get; set; }
}
