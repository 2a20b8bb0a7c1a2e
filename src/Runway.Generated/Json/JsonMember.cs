using System.Globalization;
using System.Text.Json;

namespace Runway.Generated;

/// <summary>One member in any of the forms that models have. What is missing or null reads as null; another form is refused.</summary>
/// <param name="name">Its name, for errors.</param>
/// <param name="value">Its value.</param>
internal readonly struct JsonMember(string name, JsonElement value)
{
    public bool IsNull => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public static string TextOf(JsonElement json) => json.ValueKind is JsonValueKind.String or JsonValueKind.Null
        ? json.GetString()!
        : throw new JsonException($"A string was expected, not {json.ValueKind}.");

    public string? Text() => IsNull ? null : Is(JsonValueKind.String) ? value.GetString() : throw Not("a string");

    public int? Int32() => IsNull ? null : Is(JsonValueKind.Number) && value.TryGetInt32(out var number) ? number : throw Not("a whole number");

    public long? Int64() => IsNull ? null : Is(JsonValueKind.Number) && value.TryGetInt64(out var number) ? number : throw Not("a whole number");

    public double? Double() => IsNull ? null : Is(JsonValueKind.Number) && value.TryGetDouble(out var number) ? number : throw Not("a number");

    public bool? Boolean() => IsNull ? null : Is(JsonValueKind.True) || (Is(JsonValueKind.False) ? false : throw Not("true or false"));

    public JsonElement? Any() => IsNull ? null : value.Clone();

    public DateOnly? Date() => IsNull ? null
        : DateOnly.TryParseExact(Text(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw Not("a date such as 2026-11-21");

    /// <summary>
    /// A timestamp in any usual spelling; one without offset is UTC. It is decoration on a task that was paid for: one that
    /// cannot be read becomes null and never keeps the rest of the answer from its caller.
    /// </summary>
    public DateTimeOffset? Timestamp() =>
        Is(JsonValueKind.String) && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>A length in the form in which it came: number or word.</summary>
    public Duration? Duration() => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => default(Duration?),
        JsonValueKind.Number when value.TryGetDouble(out var seconds) => new Duration(seconds),
        JsonValueKind.String => new Duration(value.GetString()!),
        _ => throw Not("a number or a word"),
    };

    public T? Model<T>(Func<JsonElement, T> read)
        where T : class => IsNull ? null : read(value);

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

    public IReadOnlyDictionary<string, T>? Map<T>(Func<JsonElement, T> read)
    {
        if (IsNull)
            return null;
        if (!Is(JsonValueKind.Object))
            throw Not("an object");

        var map = new Dictionary<string, T>();
        foreach (var member in value.EnumerateObject())
            map[member.Name] = read(member.Value);
        return map;
    }

    private bool Is(JsonValueKind kind) => value.ValueKind == kind;

    // Names the form, never the value: an answer may hold what nobody should see.
    private JsonException Not(string expected) => new($"The member '{name}' is {value.ValueKind}, and {expected} was expected.");
}
