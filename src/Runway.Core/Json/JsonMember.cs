using System.Globalization;
using System.Text.Json;

namespace Runway.Json;

/// <summary>Reads one member of a JSON object. A missing member or null reads as null; a wrong type is an error.</summary>
/// <param name="name">Its name, for errors.</param>
/// <param name="value">Its value.</param>
internal readonly struct JsonMember(string name, JsonElement value)
{
    public bool IsNull => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public string? Text() => IsNull ? null : Is(JsonValueKind.String) ? value.GetString() : throw Not("a string");

    public int? Int32() => IsNull ? null : Is(JsonValueKind.Number) && value.TryGetInt32(out var number) ? number : throw Not("a whole number");

    public long? Int64() => IsNull ? null : Is(JsonValueKind.Number) && value.TryGetInt64(out var number) ? number : throw Not("a whole number");

    public double? Double() => IsNull ? null : Is(JsonValueKind.Number) && value.TryGetDouble(out var number) ? number : throw Not("a number");

    public JsonElement? Any() => IsNull ? null : value.Clone();

    /// <summary>A timestamp in any common format, in UTC where it has no offset; null where it cannot be parsed.</summary>
    public DateTimeOffset? Timestamp() =>
        Is(JsonValueKind.String) && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public IReadOnlyList<T>? List<T>(Func<JsonElement, T> read)
    {
        if (IsNull)
            return null;
        if (!Is(JsonValueKind.Array))
            throw Not("a list");

        var list = new List<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
            list.Add(read(item));
        return list;
    }

    private bool Is(JsonValueKind kind) => value.ValueKind == kind;

    // Without the value, which may be confidential.
    private JsonException Not(string expected) => new($"The member '{name}' is {value.ValueKind}, and {expected} was expected.");
}
