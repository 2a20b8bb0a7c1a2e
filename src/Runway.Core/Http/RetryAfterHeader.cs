using System.Globalization;

namespace Runway.Http;

/// <summary>
/// What an answer asks to wait before the request comes again. Whatever is in its headers, the result is no more than a day.
/// How long is waited indeed is for <see cref="Backoff"/> to say.
/// </summary>
internal static class RetryAfterHeader
{
    private const string Name = "Retry-After";

    /// <summary>What an answer asks for; null where it asks for nothing that can be read.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock) =>
        Of(Values(response, Name), Values(response, "Date"), clock.GetUtcNow());

    /// <summary>What headers ask for; null where they ask for nothing that can be read. Of several values the longest counts.</summary>
    /// <param name="values">The values of <c>Retry-After</c>.</param>
    /// <param name="dates">The values of <c>Date</c>.</param>
    /// <param name="now">The moment of the answer by our own clock.</param>
    public static TimeSpan? Of(IEnumerable<string> values, IEnumerable<string> dates, DateTimeOffset now)
    {
        var theirs = DateTimeOffset.TryParse(dates.FirstOrDefault(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : now;
        return values.SelectMany(Split).Select(v => One(v, theirs, now)).Max();
    }

    /// <summary>The time for messages: <c>3600 s</c>.</summary>
    public static string Describe(TimeSpan asked) => asked >= Backoff.MostRead ? "a day or more" : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(asked.TotalSeconds)} s");

    // A date is taken by the service's own clock, which may be hours off ours. Where that gives no time that could be meant,
    // because its clock stands still or the answer lay in a cache, ours decides.
    private static TimeSpan? One(string value, DateTimeOffset theirs, DateTimeOffset now)
    {
        var asked = Backoff.ParseRetryAfter(value, theirs);
        return asked <= Backoff.Patience || Backoff.ParseRetryAfter(value, now) is not { } ours || ours > Backoff.Patience ? asked : ours;
    }

    // A proxy may join several lines to one with commas; a date has a comma of its own.
    private static string[] Split(string value) => value.Any(char.IsAsciiLetter) ? [value] : value.Split(',');

    private static IEnumerable<string> Values(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values : [];
}
