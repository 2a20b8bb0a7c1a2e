using System.Globalization;

namespace Runway.Http;

/// <summary>The delays before retries, all within the range of timers.</summary>
internal static class Backoff
{
    /// <summary>The maximum of the exponential backoff.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The maximum wait for Retry-After. If the service asks for more, a read waits this long and is retried, while a create or a
    /// download fails with an error that has the requested delay.
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>The user gets one warning about a wait that is longer than this.</summary>
    public static readonly TimeSpan LongestSilentWait = TimeSpan.FromSeconds(10);

    /// <summary>The maximum value of Retry-After; longer delays are reduced to it.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>Exponential backoff from <paramref name="first"/>, with up to 50 % of random jitter.</summary>
    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="first">The wait after the first failure.</param>
    /// <param name="retryAfter">The service's Retry-After: the minimum, up to <see cref="LongestWait"/>.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan? retryAfter = null)
    {
        var doubled = first * Math.Pow(2, Math.Clamp(attempt - 1, 0, 16));
        var own = (doubled < LongestDelay ? doubled : LongestDelay) * (1 + (Random.Shared.NextDouble() / 2));
        var asked = Cut(retryAfter);
        return asked > own ? asked.Value + (TimeSpan.FromSeconds(1) * Random.Shared.NextDouble()) : own;
    }

    /// <summary>The service's Retry-After, at most <see cref="LongestWait"/>.</summary>
    public static TimeSpan? Cut(TimeSpan? retryAfter) => retryAfter > LongestWait ? LongestWait : retryAfter;

    /// <summary>Parses one value of <c>Retry-After</c>, seconds or a date; null when it is missing, invalid or past.</summary>
    /// <param name="value">The header's value.</param>
    /// <param name="now">
    /// The time of the response by the clock of its sender (Date header), which may differ from ours by hours.
    /// </param>
    public static TimeSpan? ParseRetryAfter(string? value, DateTimeOffset now)
    {
        // Only digits: .NET would also parse 'NaN' and 'Infinity'.
        var text = value.AsSpan().Trim();
        if (text.Length > 0 && !text.ContainsAnyExcept("0123456789.") && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, LongestRetryAfter.TotalSeconds));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now
            ? (date - now).Within(TimeSpan.Zero, LongestRetryAfter)
            : null;
    }
}
