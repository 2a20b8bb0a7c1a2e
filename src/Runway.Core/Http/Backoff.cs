using System.Globalization;

namespace Runway;

/// <summary>How long to wait before a request is tried again.</summary>
internal static class Backoff
{
    /// <summary>The longest wait that doubling leads to. A wait that the service asks for is honoured beyond it.</summary>
    public static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(60);

    /// <summary>Doubles from <paramref name="first"/>, with up to half of it again at random, so that callers spread.</summary>
    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="first">The wait after the first failure.</param>
    /// <param name="retryAfter">What the service asked for: the least that is waited.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan? retryAfter = null)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempt - 1, 16));
        var own = (doubled < Ceiling ? doubled : Ceiling) * (1 + (Random.Shared.NextDouble() / 2));
        return retryAfter is { } asked && asked > own ? asked + (TimeSpan.FromSeconds(1) * Random.Shared.NextDouble()) : own;
    }

    /// <summary>Reads <c>Retry-After</c> in either form, seconds or a date; null when absent, unreadable or past.</summary>
    /// <param name="value">The header's value.</param>
    /// <param name="now">
    /// The moment of the answer by the clock of who wrote it (its Date header), since that may be hours off ours.
    /// </param>
    public static TimeSpan? ParseRetryAfter(string? value, DateTimeOffset now)
    {
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds));
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now
            ? date - now
            : null;
    }
}
