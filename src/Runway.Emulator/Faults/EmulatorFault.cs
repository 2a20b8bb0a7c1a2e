using System.Net;

namespace Runway.Emulator;

/// <summary>
/// The fault of a single request; see <see cref="RunwayEmulatorOptions.Fault"/>, and <see cref="FaultScript"/> for rules.
/// </summary>
public abstract record EmulatorFault
{
    private EmulatorFault()
    {
    }

    /// <summary>The delay of the response after the service processed the request, by the emulator's clock. Default: 0.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The clock skew of the service in the Date header and in createdAt: positive is ahead, negative behind.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Whether the service processes the request.</summary>
    internal virtual bool ReachesService => true;

    /// <summary>Replaces the response: a gateway's error page, status 503 or 429.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="body">The body.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="retryAfter">The value of Retry-After (seconds or an HTTP date), or null.</param>
    /// <param name="accepted">
    /// Whether the service processes the request, as behind a gateway that times out. Otherwise it does not receive it.
    /// </param>
    public static EmulatorFault Answer(
        HttpStatusCode status, string body = "", string contentType = "text/html", string? retryAfter = null, bool accepted = false) =>
        new AnswerInstead(status, body, contentType, retryAfter, accepted);

    /// <summary>The response of a file host for an expired signed URL.</summary>
    public static EmulatorFault ExpiredUrl() => Answer(
        HttpStatusCode.Forbidden, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>", "application/xml");

    /// <summary>The connection fails: the service certainly did not receive the request.</summary>
    public static EmulatorFault RefuseConnection() => new ConnectionRefused();

    /// <summary>The connection is interrupted before the service receives the body, which the client cannot know.</summary>
    public static EmulatorFault BreakBeforeBody() => new BrokenBeforeBody();

    /// <summary>The service processes the request, then the connection is interrupted before the first byte of the response.</summary>
    public static EmulatorFault BreakAfterAccepting() => new BrokenAfterAccepting();

    /// <summary>
    /// The connection is interrupted within the body of the response. A response without a body is complete.
    /// </summary>
    /// <param name="afterBytes">The number of bytes of the body before the interruption; 0: right after the headers.</param>
    public static EmulatorFault CutBody(int afterBytes) => new CutInBody(afterBytes);

    /// <summary>Like <see cref="CutBody(int)"/>, after half of the body.</summary>
    public static EmulatorFault CutBody() => new CutInBody(null);

    /// <summary>The Content-Length of the response differs from the length of its body.</summary>
    /// <param name="by">
    /// Positive: bytes too many, so that the connection ends before the stated length. Negative: bytes too few, so that the client
    /// receives a truncated body without an error.
    /// </param>
    public static EmulatorFault WrongLength(int by) => new LengthOffBy(by);

    /// <summary>Delays the response.</summary>
    /// <param name="delay">The delay by the emulator's clock.</param>
    public static EmulatorFault Slow(TimeSpan delay) => new Nothing { Delay = delay };

    /// <summary>Sets the service's clock wrong.</summary>
    /// <param name="by">The clock skew: positive is ahead, negative behind.</param>
    public static EmulatorFault SkewClock(TimeSpan by) => new Nothing { ClockSkew = by };

    internal sealed record Nothing : EmulatorFault;

    internal sealed record AnswerInstead(HttpStatusCode Status, string Body, string ContentType, string? RetryAfter, bool Accepted)
        : EmulatorFault
    {
        internal override bool ReachesService => Accepted;
    }

    internal sealed record ConnectionRefused : EmulatorFault
    {
        internal override bool ReachesService => false;
    }

    internal sealed record BrokenBeforeBody : EmulatorFault
    {
        internal override bool ReachesService => false;
    }

    internal sealed record BrokenAfterAccepting : EmulatorFault;

    internal sealed record CutInBody(int? AfterBytes) : EmulatorFault;

    internal sealed record LengthOffBy(int Bytes) : EmulatorFault;
}
