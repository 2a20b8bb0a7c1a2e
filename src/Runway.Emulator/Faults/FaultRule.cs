using Runway.Emulator.Faults;

namespace Runway.Emulator;

/// <summary>
/// One rule of a <see cref="FaultScript"/>: which requests it hits, and what happens to them. All conditions of a rule
/// must hold; every rule counts the requests that it is for, from 1, whether or not another rule hit them.
/// </summary>
public sealed record FaultRule
{
    /// <summary>
    /// What it is for: create, read, delete, download, upload, organization, any; or a path with * for any text, with a
    /// method before it or without: <c>GET /v1/tasks/*</c>. Default: any.
    /// </summary>
    public string On { get; init; } = "any";

    /// <summary>Leaves the first so many requests alone. Default: 0.</summary>
    public int After { get; init; }

    /// <summary>Hits only the first so many requests, counted after <see cref="After"/>. Default: no end.</summary>
    public int? First { get; init; }

    /// <summary>Hits only each nth request, counted after <see cref="After"/>. Default: 1, each of them.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Hits with this probability, above 0 and up to 1, drawn from the script's seed. Default: 1.</summary>
    public double Chance { get; init; } = 1;

    /// <summary>What happens. Default: nothing but <see cref="Delay"/> and <see cref="Skew"/>.</summary>
    public FaultAction Do { get; init; }

    /// <summary>For answer (needed) and html (default 200): the status, 100 to 599.</summary>
    public int? Status { get; init; }

    /// <summary>For answer and html: the body; without it, one that fits.</summary>
    public string? Body { get; init; }

    /// <summary>For answer and html: the seconds in Retry-After; none when null.</summary>
    public double? RetryAfter { get; init; }

    /// <summary>Whether Retry-After is written as a date, by the service's clock, skew included. Default: false.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>For answer and html: whether the service acted on the request before. Default: false.</summary>
    public bool Accepted { get; init; }

    /// <summary>
    /// For cut-in-body: bytes of the body that still arrive, by default half of them. For wrong-length (needed): bytes that
    /// are stated too many, or too few when negative.
    /// </summary>
    public int? Bytes { get; init; }

    /// <summary>Seconds, by the emulator's clock, that the answer is held back. Default: 0.</summary>
    public double Delay { get; init; }

    /// <summary>Seconds that the service's clock seems to be ahead; negative: behind. Default: 0.</summary>
    public double Skew { get; init; }

    /// <summary>Whether the rule hits the request that it counted as this one, chance aside.</summary>
    internal bool IsDue(int count) =>
        count > After && (count - After) % Every == 0 && (First is null || count - After <= First);

    /// <summary>Why the rule makes no sense; null when it does.</summary>
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
