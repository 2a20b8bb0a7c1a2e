using Runway.Emulator;

namespace Runway.Tests;

/// <summary>All faults of a request, by name.</summary>
internal static class FaultKinds
{
    private static readonly Dictionary<string, FaultRule> Rules = new()
    {
        ["refused"] = new() { Do = FaultAction.RefuseConnection },
        ["cut before the body"] = new() { Do = FaultAction.CutBeforeBody },
        ["cut after the body"] = new() { Do = FaultAction.CutAfterBody },
        ["cut after the headers"] = new() { Do = FaultAction.CutAfterHeaders },
        ["cut in the answer"] = new() { Do = FaultAction.CutInBody },
        ["429"] = Answer(429),
        ["429, Retry-After"] = Answer(429) with { RetryAfter = 20 },
        ["429, Retry-After as a date"] = Answer(429) with { RetryAfter = 20, RetryAfterAsDate = true },
        ["429, Retry-After of a clock that is ahead"] = Answer(429) with { RetryAfter = 20, RetryAfterAsDate = true, Skew = 7200 },
        ["429, Retry-After of a clock that is behind"] = Answer(429) with { RetryAfter = 20, RetryAfterAsDate = true, Skew = -7200 },
        ["500"] = Answer(500),
        ["502"] = Answer(502),
        ["503, Retry-After"] = Answer(503) with { RetryAfter = 20 },
        ["504"] = Answer(504),
        ["504, accepted"] = Answer(504) with { Accepted = true },
        ["slow"] = new() { Delay = 30 },
        ["too slow"] = new() { Delay = 300 },
        ["web page"] = new() { Do = FaultAction.Html },
        ["web page, accepted"] = new() { Do = FaultAction.Html, Accepted = true },
        ["web page with 502"] = new() { Do = FaultAction.Html, Status = 502 },
        ["length too short"] = new() { Do = FaultAction.WrongLength, Bytes = -20 },
        ["length too long"] = new() { Do = FaultAction.WrongLength, Bytes = 20 },
        ["clock ahead"] = new() { Skew = 7200 },
        ["clock behind"] = new() { Skew = -7200 },
        ["expired URL"] = new() { Do = FaultAction.ExpiredUrl },
        ["400"] = Answer(400),
        ["403"] = Answer(403),
    };

    /// <summary>Faults of reads, without valid responses of the service.</summary>
    public static IEnumerable<string> PassingNames => Rules.Keys.Except(["expired URL", "400", "403"]);

    /// <inheritdoc cref="PassingNames"/>
    public static TheoryData<string> Passing => [.. PassingNames];

    /// <summary>Faults of a download.</summary>
    public static TheoryData<string> OfDownloads => [.. Rules.Keys.Except(["400"])];

    /// <summary>The number of first requests with the fault for a number of callers: two for each, or one.</summary>
    public static int Hits(string name, int callers) => name is "slow" or "clock ahead" or "clock behind" ? callers : 2 * callers;

    public static FaultRule Rule(string name, string on, int first, int after = 0) => Rules[name] with { On = on, First = first, After = after };

    private static FaultRule Answer(int status) => new() { Do = FaultAction.Answer, Status = status };
}
