using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace Runway.Texts;

/// <summary>Values of the service by their names, as plain values that are safe to show. Its text is one line, for tables and CSV files.</summary>
internal sealed class NamedValues : ReadOnlyDictionary<string, object?>
{
    private NamedValues(Dictionary<string, object?> values)
        : base(values)
    {
    }

    /// <summary>Converts the additional members of a response; null where there are none.</summary>
    public static NamedValues? Of(IDictionary<string, object>? members) => members is not { Count: > 0 } ? null
        : new(members.ToDictionary(m => OutsideText.OneLine(m.Key), m => m.Value is JsonElement json ? ValueOf(json) : m.Value, StringComparer.Ordinal)!);

    /// <summary>Converts a JSON object; null for anything else.</summary>
    public static NamedValues? Of(JsonElement json) => ValueOf(json) as NamedValues;

    /// <summary>Converts one value: a text, a number, true or false, an array or an object; null for null.</summary>
    public static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => OutsideText.Visible(Redaction.Redact(json.GetString()!)),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToArray(),
        JsonValueKind.Object => new NamedValues(json.EnumerateObject().DistinctBy(m => m.Name).ToDictionary(m => OutsideText.OneLine(m.Name), m => ValueOf(m.Value), StringComparer.Ordinal)),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", this.Select(m => $"{m.Key}: {TextOf(m.Value)}"));

    private static string? TextOf(object? value) => value switch
    {
        object?[] list => string.Join(", ", list.Select(TextOf)),
        NamedValues map => $"({map})",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
