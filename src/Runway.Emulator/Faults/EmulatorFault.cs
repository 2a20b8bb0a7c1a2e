using System.Net;

namespace Runway.Emulator;

/// <summary>
/// One way in which a single request goes wrong; see <see cref="RunwayEmulatorOptions.Fault"/> and, for many requests by
/// rule, <see cref="FaultScript"/>.
/// </summary>
public abstract record EmulatorFault
{
    private EmulatorFault()
    {
    }

    /// <summary>How long, by the emulator's clock, the answer is held back after the service acted. Default: not at all.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How far the service's clock seems to be ahead (negative: behind): in the Date header and in createdAt.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>Whether the service gets to act on the request.</summary>
    internal virtual bool ReachesService => true;

    /// <summary>Puts another answer in place of the service's: a gateway's error page, a 503, a 429.</summary>
    /// <param name="status">The status to answer with.</param>
    /// <param name="body">The body, as it is.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="retryAfter">The value of Retry-After (seconds or an HTTP date); none when null.</param>
    /// <param name="accepted">
    /// Whether the service acted on the request before its answer was replaced, as behind a gateway that lost patience.
    /// Otherwise it never sees the request.
    /// </param>
    public static EmulatorFault Answer(
        HttpStatusCode status, string body = "", string contentType = "text/html", string? retryAfter = null, bool accepted = false) =>
        new AnswerInstead(status, body, contentType, retryAfter, accepted);

    /// <summary>Answers as a file host does once the time of a signed URL is over.</summary>
    public static EmulatorFault ExpiredUrl() => Answer(
        HttpStatusCode.Forbidden, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>", "application/xml");

    /// <summary>The connection cannot be made: the service certainly did not take the request.</summary>
    public static EmulatorFault RefuseConnection() => new ConnectionRefused();

    /// <summary>The connection is made and breaks before the service takes the body; the client cannot tell from when.</summary>
    public static EmulatorFault BreakBeforeBody() => new BrokenBeforeBody();

    /// <summary>The service takes the request and acts on it, then the connection breaks before a byte of the answer.</summary>
    public static EmulatorFault BreakAfterAccepting() => new BrokenAfterAccepting();

    /// <summary>
    /// The answer is what it would have been, but the connection breaks inside its body. An answer without a body comes
    /// whole.
    /// </summary>
    /// <param name="afterBytes">Bytes of the body that still arrive; 0 breaks it right after the headers.</param>
    public static EmulatorFault CutBody(int afterBytes) => new CutInBody(afterBytes);

    /// <summary>As <see cref="CutBody(int)"/>, after half of the body, whatever its length.</summary>
    public static EmulatorFault CutBody() => new CutInBody(null);

    /// <summary>The answer states another length than its body has.</summary>
    /// <param name="by">
    /// Bytes that are stated too many: the connection ends before they came. Negative: too few, and then a client gets
    /// no more than what was stated and meets no error.
    /// </param>
    public static EmulatorFault WrongLength(int by) => new LengthOffBy(by);

    /// <summary>All is well, but the answer comes late.</summary>
    /// <param name="delay">How late, by the emulator's clock.</param>
    public static EmulatorFault Slow(TimeSpan delay) => new Nothing { Delay = delay };

    /// <summary>All is well, but the service's clock is wrong.</summary>
    /// <param name="by">How far it is ahead; negative: behind.</param>
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
