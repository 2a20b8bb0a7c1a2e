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

    /// <summary>An object without members.</summary>
    public static NamedValues None { get; } = new([]);

    /// <summary>Converts the additional members of a response; null where there are none.</summary>
    public static NamedValues? Of(IDictionary<string, object>? members) => members is not { Count: > 0 } ? null
        : Named(members.Select(m => (m.Key, m.Value is JsonElement json ? ValueOf(json) : m.Value)));

    /// <summary>Converts a JSON object; null for anything else.</summary>
    public static NamedValues? Of(JsonElement json) => ValueOf(json) as NamedValues;

    /// <summary>Converts one value: a text, a number, true or false, an array or an object; null for null.</summary>
    public static object? ValueOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => OutsideText.Visible(Redaction.Redact(StringOf(json))),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => ExactNumber.Of(json),
        JsonValueKind.Array => json.EnumerateArray().Select(ValueOf).ToArray(),
        JsonValueKind.Object => Named(json.EnumerateObject().Select(m => (m.Name, ValueOf(m.Value)))),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", this.Select(m => $"{m.Key}: {TextOf(m.Value)}"));

    // Half of a character, which is no text, stays escaped as it came.
    private static string StringOf(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return json.GetRawText()[1..^1];
        }
    }

    // Of members with one name, also such that are one only when they are safe to show, the first counts.
    private static NamedValues Named(IEnumerable<(string Name, object? Value)> members) =>
        new(members.DistinctBy(m => OutsideText.OneLine(m.Name)).ToDictionary(m => OutsideText.OneLine(m.Name), m => m.Value, StringComparer.Ordinal));

    private static string? TextOf(object? value) => value switch
    {
        object?[] list => string.Join(", ", list.Select(TextOf)),
        NamedValues map => $"({map})",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
