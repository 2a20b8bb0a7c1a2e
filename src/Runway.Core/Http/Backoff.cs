using System.Globalization;

namespace Runway.Http;

/// <summary>How long to wait before a request is tried again. Every wait that it gives is short enough for any timer.</summary>
internal static class Backoff
{
    /// <summary>The longest wait that doubling leads to.</summary>
    public static readonly TimeSpan Ceiling = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest that a service can make us wait, whatever it asks for. A read waits that long and asks again; what may be
    /// refused, such as a create or a download, ends in an error that names what was asked for.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A longer wait than this is told to the user, once.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    /// <summary>What a service asks for beyond this is read as this.</summary>
    public static readonly TimeSpan MostRead = TimeSpan.FromDays(1);

    /// <summary>Doubles from <paramref name="first"/>, with up to half of it again at random, so that callers spread.</summary>
    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="first">The wait after the first failure.</param>
    /// <param name="retryAfter">What the service asked for: the least that is waited, up to <see cref="Patience"/>.</param>
    public static TimeSpan Delay(int attempt, TimeSpan first, TimeSpan? retryAfter = null)
    {
        var doubled = first * Math.Pow(2, Math.Clamp(attempt - 1, 0, 16));
        var own = (doubled < Ceiling ? doubled : Ceiling) * (1 + (Random.Shared.NextDouble() / 2));
        var asked = Cut(retryAfter);
        return asked > own ? asked.Value + (TimeSpan.FromSeconds(1) * Random.Shared.NextDouble()) : own;
    }

    /// <summary>What the service asked for, and <see cref="Patience"/> where that is less.</summary>
    public static TimeSpan? Cut(TimeSpan? retryAfter) => retryAfter > Patience ? Patience : retryAfter;

    /// <summary>Reads one value of <c>Retry-After</c> in either form, seconds or a date; null when absent, unreadable or past.</summary>
    /// <param name="value">The header's value.</param>
    /// <param name="now">
    /// The moment of the answer by the clock of who wrote it (its Date header), since that may be hours off ours.
    /// </param>
    public static TimeSpan? ParseRetryAfter(string? value, DateTimeOffset now)
    {
        // A number is made of digits: .NET would take 'NaN' and 'Infinity' for one too.
        var text = value.AsSpan().Trim();
        if (text.Length > 0 && !text.ContainsAnyExcept("0123456789.") && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, MostRead.TotalSeconds));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now
            ? (date - now).Within(TimeSpan.Zero, MostRead)
            : null;
    }
}
