using System.Globalization;
using System.Net;

namespace Runway.Emulator.Faults;

/// <summary>Runs a script: counts the requests for each rule and returns the fault of a request, or null.</summary>
internal sealed class FaultSchedule(FaultScript script)
{
    private readonly object _gate = new();
    private readonly Random _random = new(script.Seed);
    private readonly (FaultRule Rule, Func<string, string, bool> IsFor)[] _rules =
        [.. script.Rules.Select(rule => (rule, FaultTarget.Parse(rule.On)!))];

    private readonly int[] _counts = new int[script.Rules.Count];

    public EmulatorFault? For(HttpRequestMessage request, DateTimeOffset now)
    {
        var (method, path) = (request.Method.Method, request.RequestUri!.AbsolutePath);
        return path.StartsWith("/emulator/", StringComparison.Ordinal) ? null : Hit(method, path) is { } rule ? Make(rule, now) : null;
    }

    // Every rule counts and draws its random number even when an earlier one matched, so that rules are independent.
    private FaultRule? Hit(string method, string path)
    {
        FaultRule? hit = null;
        lock (_gate)
        {
            for (var i = 0; i < _rules.Length; i++)
            {
                var (rule, isFor) = _rules[i];
                if (isFor(method, path) && rule.IsDue(++_counts[i]) && (rule.Chance >= 1 || _random.NextDouble() < rule.Chance))
                {
                    hit ??= rule;
                }
            }
        }

        return hit;
    }

    private static EmulatorFault Make(FaultRule rule, DateTimeOffset now)
    {
        var fault = rule.Do switch
        {
            FaultAction.RefuseConnection => EmulatorFault.RefuseConnection(),
            FaultAction.CutBeforeBody => EmulatorFault.BreakBeforeBody(),
            FaultAction.CutAfterBody => EmulatorFault.BreakAfterAccepting(),
            FaultAction.CutAfterHeaders => EmulatorFault.CutBody(0),
            FaultAction.CutInBody => rule.Bytes is { } bytes ? EmulatorFault.CutBody(bytes) : EmulatorFault.CutBody(),
            FaultAction.Answer => Answer(rule, rule.Status!.Value, "application/json", "{\"error\":\"The fault script asked for this.\"}", now),
            FaultAction.Html => Answer(rule, rule.Status ?? 200, "text/html", "<!DOCTYPE html><title>Sign in</title><p>The fault script asked for this.", now),
            FaultAction.WrongLength => EmulatorFault.WrongLength(rule.Bytes!.Value),
            FaultAction.ExpiredUrl => EmulatorFault.ExpiredUrl(),
            _ => EmulatorFault.Slow(TimeSpan.Zero),
        };
        return fault with { Delay = TimeSpan.FromSeconds(rule.Delay), ClockSkew = TimeSpan.FromSeconds(rule.Skew) };
    }

    private static EmulatorFault Answer(FaultRule rule, int status, string contentType, string body, DateTimeOffset now)
    {
        var retryAfter = rule.RetryAfter is not { } seconds ? null
            : rule.RetryAfterAsDate ? now.AddSeconds(rule.Skew + rule.Delay + seconds).ToString("R", CultureInfo.InvariantCulture)
            : seconds.ToString(CultureInfo.InvariantCulture);
        return EmulatorFault.Answer((HttpStatusCode)status, rule.Body ?? body, contentType, retryAfter, rule.Accepted);
    }
}
