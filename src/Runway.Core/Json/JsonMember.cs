using System.Globalization;
using System.Text.Json;

namespace Runway.Json;

/// <summary>One member in any of the forms that lines of the journal have. What is missing or null reads as null; another form is refused.</summary>
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

    /// <summary>A timestamp in any usual spelling; one without offset is UTC, and one that cannot be read is null.</summary>
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

    // Names the form, never the value: a line may hold what nobody should see.
    private JsonException Not(string expected) => new($"The member '{name}' is {value.ValueKind}, and {expected} was expected.");
}
