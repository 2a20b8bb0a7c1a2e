using System.Collections;
using System.Globalization;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Json;

/// <summary>Writes the values of a query, independent of culture.</summary>
internal static class QueryText
{
    /// <summary>Names and values; null values are not sent.</summary>
    public static Dictionary<string, string?> From(IDictionary? query) =>
        (query?.Keys.Cast<object>() ?? []).ToDictionary(k => Of(k)!, k => Of(query![k]));

    /// <summary>One value as text, or null.</summary>
    public static string? Of(object? value) => StoredValue.Unwrap(value) switch
    {
        null or DBNull => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTime time => (time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time.ToUniversalTime()).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Uri address => address.OriginalString,
        IEnumerable list => string.Join(',', list.Cast<object?>().Select(Of)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}
