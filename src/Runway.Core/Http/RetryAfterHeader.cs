using System.Globalization;

namespace Runway.Http;

/// <summary>
/// The Retry-After delay of a response, at most one day. <see cref="Backoff"/> determines the actual wait.
/// </summary>
internal static class RetryAfterHeader
{
    private const string Name = "Retry-After";

    /// <summary>The delay of a response; null where there is none that is valid.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock) =>
        Of(Values(response, Name), Values(response, "Date"), clock.GetUtcNow());

    /// <summary>The longest valid delay in the headers, or null.</summary>
    /// <param name="values">The values of <c>Retry-After</c>.</param>
    /// <param name="dates">The values of <c>Date</c>.</param>
    /// <param name="now">The time of the response by the local clock.</param>
    public static TimeSpan? Of(IEnumerable<string> values, IEnumerable<string> dates, DateTimeOffset now)
    {
        var theirs = DateTimeOffset.TryParse(dates.FirstOrDefault(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : now;
        return values.SelectMany(Split).Select(v => One(v, theirs, now)).Max();
    }

    /// <summary>The delay for messages: <c>3600 s</c>.</summary>
    public static string Describe(TimeSpan asked) => asked >= Backoff.LongestRetryAfter ? "a day or more" : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(asked.TotalSeconds)} s");

    // A date is relative to the service's clock (Date header), which may differ from ours by hours. Where that gives no plausible
    // delay, because that clock stopped or the response was cached, the local clock is used.
    private static TimeSpan? One(string value, DateTimeOffset theirs, DateTimeOffset now)
    {
        var asked = Backoff.ParseRetryAfter(value, theirs);
        return asked <= Backoff.LongestWait || Backoff.ParseRetryAfter(value, now) is not { } ours || ours > Backoff.LongestWait ? asked : ours;
    }

    // A proxy may join several headers with commas, but a date also has a comma.
    private static string[] Split(string value) => value.Any(char.IsAsciiLetter) ? [value] : value.Split(',');

    private static IEnumerable<string> Values(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values : [];
}
