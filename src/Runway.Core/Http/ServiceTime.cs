using System.Globalization;

namespace Runway.Http;

/// <summary>Times in requests.</summary>
internal static class ServiceTime
{
    /// <summary>A time as the service takes it, in UTC; null for null.</summary>
    public static string? Of(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Refuses a time range that is empty. Null is no limit.</summary>
    /// <exception cref="RunwayException">The end is not after the beginning.</exception>
    public static void RequireRange(DateTimeOffset? after, DateTimeOffset? before)
    {
        if (after >= before)
        {
            throw new RunwayException(
                RunwayErrors.InvalidDateRange,
                string.Create(CultureInfo.InvariantCulture, $"There is no time from {after:yyyy-MM-dd HH:mm:ssK} to before {before:yyyy-MM-dd HH:mm:ssK}."),
                "The end must be later than the beginning.");
        }
    }
}
