using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell.Values;

/// <summary>
/// Reads back the values of a task that was stored: in JSON, by Export-Clixml, or in a CSV file, which Export-Csv
/// writes in the culture of its user. What cannot be read is absent, never wrong.
/// </summary>
internal static class StoredValue
{
    // In these a date is the same in every culture, whatever its calendar.
    private static readonly string[] IsoForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss zzz"];

    /// <summary>The object inside PowerShell's wrapper.</summary>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    public static string? ToText(object? value) =>
        Convert.ToString(Unwrap(value), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    public static DateTimeOffset? ToTime(object? value) => Unwrap(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time),
        string text when DateTimeOffset.TryParseExact(text, IsoForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var iso) => iso,
        string text => Parse(text, culture => DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null),

        // Clixml has no DateTimeOffset of its own and stores its properties instead.
        PSObject bag when PropertyBag.Of(bag)["UtcDateTime"] is DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
        _ => null,
    };

    public static double? ToNumber(object? value) => Unwrap(value) switch
    {
        // Without thousands separators: '0.5' must not become 5 where the dot groups digits.
        string text => Parse(text, culture => double.TryParse(text, NumberStyles.Float, culture, out var number) ? number : (double?)null),
        int or long or float or double or decimal => Convert.ToDouble(Unwrap(value), CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A dictionary, or the properties of an object; null of anything else, such as the text that Export-Csv makes of it.</summary>
    public static IReadOnlyDictionary<string, object?>? ToMap(object? value) => PropertyBag.OfUntyped(value)?.Members.ToDictionary(m => m.Name, m => m.Value);

    private static T? Parse<T>(string text, Func<CultureInfo, T?> parse)
        where T : struct => text.Length == 0 ? null : parse(CultureInfo.CurrentCulture) ?? parse(CultureInfo.InvariantCulture);
}
