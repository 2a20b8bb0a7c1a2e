using Runway.Emulator.Faults;

namespace Runway.Emulator;

/// <summary>
/// One rule of a <see cref="FaultScript"/>: the requests that it matches and their fault. All conditions must be met. Each rule
/// counts the requests of its target from 1, also those that another rule matched.
/// </summary>
public sealed record FaultRule
{
    /// <summary>
    /// The target: create, read, delete, download, upload, organization, any; or a path with * for any text, with or without a
    /// method: <c>GET /v1/tasks/*</c>. Default: any.
    /// </summary>
    public string On { get; init; } = "any";

    /// <summary>Skips this number of requests. Default: 0.</summary>
    public int After { get; init; }

    /// <summary>Matches only this number of requests after <see cref="After"/>. Default: no limit.</summary>
    public int? First { get; init; }

    /// <summary>Matches only each nth request after <see cref="After"/>. Default: 1.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The probability, above 0 and up to 1, from random numbers with the script's seed. Default: 1.</summary>
    public double Chance { get; init; } = 1;

    /// <summary>The action. Default: only <see cref="Delay"/> and <see cref="Skew"/>.</summary>
    public FaultAction Do { get; init; }

    /// <summary>For answer (required) and html (default: 200): the status code, 100 to 599.</summary>
    public int? Status { get; init; }

    /// <summary>For answer and html: the body. Default: a suitable one.</summary>
    public string? Body { get; init; }

    /// <summary>For answer and html: the seconds in Retry-After. Default: no such header.</summary>
    public double? RetryAfter { get; init; }

    /// <summary>Whether Retry-After is a date, by the service's clock with its skew. Default: false.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>For answer and html: whether the service processes the request. Default: false.</summary>
    public bool Accepted { get; init; }

    /// <summary>
    /// For cut-in-body: the number of bytes of the body before the interruption (default: half). For wrong-length (required): the
    /// number of bytes that Content-Length has too many, or too few when negative.
    /// </summary>
    public int? Bytes { get; init; }

    /// <summary>The delay of the response in seconds, by the emulator's clock. Default: 0.</summary>
    public double Delay { get; init; }

    /// <summary>The clock skew of the service in seconds: positive is ahead, negative behind. Default: 0.</summary>
    public double Skew { get; init; }

    /// <summary>Whether the rule matches the request with this number, without its probability.</summary>
    internal bool IsDue(int count) =>
        count > After && (count - After) % Every == 0 && (First is null || count - After <= First);

    /// <summary>Why the rule is not valid; null if it is.</summary>
    internal string? Problem() => this switch
    {
        { After: < 0 } => "after cannot be negative",
        { First: < 1 } => "first must be at least 1",
        { Every: < 1 } => "every must be at least 1",
        { Chance: not (> 0 and <= 1) } => "chance must be above 0 and at most 1",
        { Delay: not (>= 0 and <= 1e6) } => "delay must be from 0 to 1000000 seconds",
        { Skew: not (>= -1e9 and <= 1e9) } => "skew must be from -1000000000 to 1000000000 seconds",
        { RetryAfter: not (null or (>= 0 and <= 1e6)) } => "retryAfter must be from 0 to 1000000 seconds",
        { Status: not (null or (>= 100 and <= 599)) } => "status must be from 100 to 599",
        { Do: FaultAction.Answer, Status: null } => "answer needs a status",
        { Do: FaultAction.WrongLength, Bytes: null or 0 } => "wrong-length needs bytes, above or below 0",
        { Do: FaultAction.CutInBody, Bytes: < 0 } => "bytes cannot be negative",
        { Do: FaultAction.Nothing, Delay: 0, Skew: 0 } => "it needs do, delay or skew",
        { Do: not (FaultAction.Answer or FaultAction.Html) } when Status is not null || Body is not null || RetryAfter is not null || Accepted =>
            "status, body, retryAfter and accepted belong to answer and html",
        { Do: not (FaultAction.WrongLength or FaultAction.CutInBody), Bytes: not null } => "bytes belongs to cut-in-body and wrong-length",
        _ => FaultTarget.Parse(On) is null ? $"'{On}' is neither a kind of request nor a path" : null,
    };
}
