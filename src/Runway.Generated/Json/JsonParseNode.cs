using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>
/// One value of an answer, on its way into a model. What is missing or null reads as null; any other form than the one asked
/// for is refused. A member that the model does not know is kept as it came.
/// </summary>
/// <param name="name">The member's name, for errors; null for the body.</param>
/// <param name="value">The value.</param>
/// <param name="facts">What the document says of the models beyond their members.</param>
/// <param name="isChoice">Whether several forms are tried in turn: one that does not fit reads as null then.</param>
internal sealed class JsonParseNode(string? name, JsonElement value, ModelFacts facts, bool isChoice = false) : IParseNode
{
    private bool _taken;

    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    private bool IsNull => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    private bool IsNumber => value.ValueKind == JsonValueKind.Number;

    public IParseNode? GetChildNode(string identifier) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(identifier, out var child) ? new JsonParseNode(identifier, child, facts) : null;

    public string? GetStringValue() => Fits(value.ValueKind == JsonValueKind.String, "a string") ? value.GetString() : null;

    public bool? GetBoolValue() => Fits(value.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false") ? value.GetBoolean() : null;

    public int? GetIntValue()
    {
        var number = 0;
        return Fits(IsNumber && value.TryGetInt32(out number), "a whole number") ? number : null;
    }

    public long? GetLongValue()
    {
        var number = 0L;
        return Fits(IsNumber && value.TryGetInt64(out number), "a whole number") ? number : null;
    }

    public double? GetDoubleValue()
    {
        var number = 0d;
        return Fits(IsNumber && value.TryGetDouble(out number), "a number") ? number : null;
    }

    /// <summary>
    /// A timestamp in any usual spelling; one without offset is UTC. It is decoration on a task that was paid for: one that
    /// cannot be read becomes null and never keeps the rest of the answer from its caller.
    /// </summary>
    public DateTimeOffset? GetDateTimeOffsetValue() =>
        value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public Date? GetDateValue()
    {
        var date = default(DateOnly);
        return Fits(value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out date), "a date such as 2026-11-21")
            ? date
            : null;
    }

    public IEnumerable<T> GetCollectionOfPrimitiveValues<T>()
    {
        if (typeof(T) != typeof(string))
            throw Unused();

        return GetList(static item => (T)(object)item.GetStringValue()!)!;
    }

    public IEnumerable<T> GetCollectionOfObjectValues<T>(ParsableFactory<T> factory)
        where T : IParsable => GetList(item => item.GetObjectValue(factory) ?? throw item.Not("an object"))!;

    // Kiota's interface promises no null here; what it generates takes one for a member that is missing.
    public T GetObjectValue<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        if (IsNull)
            return default!;
        if (typeof(T) == typeof(UntypedNode))
            return (T)(IParsable)new RawJson(value.Clone());
        if (typeof(IComposedTypeWrapper).IsAssignableFrom(typeof(T)))
            return Choose(factory);
        if (value.ValueKind != JsonValueKind.Object)
            throw name is null ? new JsonException($"{typeof(T).Name} is an object, not {value.ValueKind}.") : Not("an object");

        var model = factory(this);
        Assign(model);
        return model;
    }

    public byte? GetByteValue() => throw Unused();

    public sbyte? GetSbyteValue() => throw Unused();

    public float? GetFloatValue() => throw Unused();

    public decimal? GetDecimalValue() => throw Unused();

    public Guid? GetGuidValue() => throw Unused();

    public TimeSpan? GetTimeSpanValue() => throw Unused();

    public Time? GetTimeValue() => throw Unused();

    public byte[]? GetByteArrayValue() => throw Unused();

    public T? GetEnumValue<T>()
        where T : struct, Enum => throw Unused();

    public IEnumerable<T?> GetCollectionOfEnumValues<T>()
        where T : struct, Enum => throw Unused();

    private static NotSupportedException Unused() => new("No member of the API's models has this type.");

    private T Choose<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        var choice = new JsonParseNode(name, value, facts, isChoice: true);
        var chosen = factory(choice);
        return choice._taken ? chosen : throw Not("another form");
    }

    private List<T>? GetList<T>(Func<JsonParseNode, T> read)
    {
        if (!Fits(value.ValueKind == JsonValueKind.Array, "a list"))
            return null;

        var list = new List<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
            list.Add(read(new JsonParseNode(name, item, facts)));
        return list;
    }

    private void Assign(IParsable model)
    {
        var type = model.GetType();
        var fields = model.GetFieldDeserializers();
        var rest = (model as IAdditionalDataHolder)?.AdditionalData;
        foreach (var member in value.EnumerateObject())
        {
            var node = new JsonParseNode(member.Name, member.Value, facts);
            if (fields.TryGetValue(member.Name, out var assign))
                assign(node);
            else if (rest is not null)
                rest[member.Name] = facts.ReadEntry(type, node) ?? member.Value.Clone();
        }

        foreach (var required in facts.RequiredMembers(type))
        {
            if (!value.TryGetProperty(required, out var given) || given.ValueKind == JsonValueKind.Null)
                throw new JsonException($"The required member '{required}' is missing or null.");
        }
    }

    private bool Fits(bool fits, string expected)
    {
        _taken |= fits;
        return fits || (IsNull || isChoice ? false : throw Not(expected));
    }

    // Names the form, never the value: an answer may hold what nobody should see.
    private JsonException Not(string expected) => new($"The member '{name}' is {value.ValueKind}, and {expected} was expected.");
}
