using System.Globalization;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>
/// Reads a date such as 2026-11-01, with or without a time, in the Gregorian calendar. PowerShell itself uses the calendar of the
/// session's culture: in Thailand 2026 would mean the year 1483.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => StoredValue.Unwrap(inputData) switch
    {
        string text when TryParse(text, out var date) => date,
        DateTimeOffset time => time.LocalDateTime,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => inputData,
    };

    /// <summary>A date means that day in UTC. A time, such as that of Get-Date, means its UTC day.</summary>
    internal static DateOnly? ToDay(DateTime? date) => date is { } given
        ? DateOnly.FromDateTime(given.Kind == DateTimeKind.Local && given.TimeOfDay != TimeSpan.Zero ? given.ToUniversalTime() : given)
        : null;

    /// <summary>A moment in UTC.</summary>
    internal static DateTimeOffset? ToTime(DateTime? given) => given is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null;

    /// <summary>Reads a date in ISO 8601 format; with an offset, the result is in local time.</summary>
    internal static bool TryParse(string text, out DateTime date) =>
        DateTime.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
