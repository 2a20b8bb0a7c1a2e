using System.Globalization;
using System.Management.Automation;

namespace Runway.PowerShell.Values;

/// <summary>
/// Reads the values of a stored task: from JSON, Export-Clixml, or Export-Csv, which writes in the culture of the user. A value
/// that cannot be read is null.
/// </summary>
internal static class StoredValue
{
    // Formats that do not depend on culture and calendar.
    private static readonly string[] IsoForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss zzz"];

    /// <summary>The object inside a PSObject.</summary>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>Which of some types of the module an object has, also one of Export-Clixml or Select-Object, whose type has a prefix; null for none.</summary>
    /// <param name="item">The object.</param>
    /// <param name="types">The names of the types, such as <c>RunwayVoice</c>.</param>
    public static string? TypeOf(object item, IEnumerable<string> types)
    {
        var names = PSObject.AsPSObject(item).TypeNames;
        return types.FirstOrDefault(type => names.Any(name => name.EndsWith("Runway." + type, StringComparison.Ordinal)));
    }

    public static string? ToText(object? value) =>
        Convert.ToString(Unwrap(value), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    public static DateTimeOffset? ToTime(object? value) => Unwrap(value) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time),
        string text when DateTimeOffset.TryParseExact(text, IsoForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var iso) => iso,
        string text => Parse(text, culture => DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null),

        // Clixml stores a DateTimeOffset as its properties.
        PSObject bag when PropertyBag.Of(bag)["UtcDateTime"] is DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
        _ => null,
    };

    public static double? ToNumber(object? value) => Unwrap(value) switch
    {
        // Without thousands separators: '0.5' must not become 5 in cultures where the dot separates thousands.
        string text => Parse(text, culture => double.TryParse(text, NumberStyles.Float, culture, out var number) ? number : (double?)null),
        int or long or float or double or decimal => Convert.ToDouble(Unwrap(value), CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A dictionary, or the properties of an object; null for other values, such as the text from Export-Csv.</summary>
    public static IReadOnlyDictionary<string, object?>? ToMap(object? value) => PropertyBag.OfUntyped(value)?.Members.ToDictionary(m => m.Name, m => m.Value);

    private static T? Parse<T>(string text, Func<CultureInfo, T?> parse)
        where T : struct => text.Length == 0 ? null : parse(CultureInfo.CurrentCulture) ?? parse(CultureInfo.InvariantCulture);
}
