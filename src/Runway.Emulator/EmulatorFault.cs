using System.Net;

namespace Runway.Emulator;

/// <summary>One way in which a single request goes wrong; see <see cref="RunwayEmulatorOptions.Fault"/>.</summary>
public abstract record EmulatorFault
{
    private EmulatorFault()
    {
    }

    /// <summary>
    /// Answers in place of the service, which never sees the request: a gateway's error page, a 503, a 429.
    /// </summary>
    /// <param name="status">The status to answer with.</param>
    /// <param name="body">The body, as it is.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="retryAfter">The value of Retry-After (seconds or an HTTP date); none when null.</param>
    public static EmulatorFault Answer(
        HttpStatusCode status, string body = "", string contentType = "text/html", string? retryAfter = null) =>
        new AnswerInstead(status, body, contentType, retryAfter);

    /// <summary>The connection cannot be made: the service certainly did not take the request.</summary>
    public static EmulatorFault RefuseConnection() => new ConnectionRefused();

    /// <summary>The service takes the request and acts on it, then the connection breaks before a byte of the answer.</summary>
    public static EmulatorFault BreakAfterAccepting() => new BrokenAfterAccepting();

    /// <summary>The answer is what it would have been, but the connection breaks inside its body.</summary>
    /// <param name="afterBytes">Bytes of the body that still arrive.</param>
    public static EmulatorFault CutBody(int afterBytes) => new CutInBody(afterBytes);

    internal sealed record AnswerInstead(HttpStatusCode Status, string Body, string ContentType, string? RetryAfter)
        : EmulatorFault;

    internal sealed record ConnectionRefused : EmulatorFault;

    internal sealed record BrokenAfterAccepting : EmulatorFault;

    internal sealed record CutInBody(int AfterBytes) : EmulatorFault;
}
