using System.Globalization;
using System.Text.Json;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>
/// Reads one value of a response. A missing value or null reads as null; a wrong type is an error. Unknown members are kept
/// unchanged. In an entry of a page of a list, a member of a wrong type is kept like an unknown one and a missing one is null: one
/// odd entry must not make the others unreadable.
/// </summary>
/// <param name="name">The member's name, for errors; null for the body.</param>
/// <param name="value">The value.</param>
/// <param name="facts">The facts about the models.</param>
/// <param name="isChoice">Whether several types are tried in turn: then a wrong type reads as null.</param>
/// <param name="isEntry">Whether it is an entry of a page of a list, or a part of one.</param>
internal sealed class JsonParseNode(string? name, JsonElement value, ModelFacts facts, bool isChoice = false, bool isEntry = false) : IParseNode
{
    /// <summary>The member with the entries of a page, in every list of this API.</summary>
    private const string Entries = "data";

    /// <summary>The name under which an entry that is no object is kept.</summary>
    private const string NoObject = "value";

    private bool _taken;

    public Action<IParsable>? OnBeforeAssignFieldValues { get; set; }

    public Action<IParsable>? OnAfterAssignFieldValues { get; set; }

    private bool IsNull => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    private bool IsNumber => value.ValueKind == JsonValueKind.Number;

    public IParseNode? GetChildNode(string identifier) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(identifier, out var child) ? new JsonParseNode(identifier, child, facts, isEntry: isEntry) : null;

    public string? GetStringValue() => Require(value.ValueKind == JsonValueKind.String, "a string") ? value.GetString() : null;

    public bool? GetBoolValue() => Require(value.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false") ? value.GetBoolean() : null;

    public int? GetIntValue()
    {
        var number = 0;
        return Require(IsNumber && value.TryGetInt32(out number), "a whole number") ? number : null;
    }

    public long? GetLongValue()
    {
        var number = 0L;
        return Require(IsNumber && value.TryGetInt64(out number), "a whole number") ? number : null;
    }

    public double? GetDoubleValue()
    {
        var number = 0d;
        return Require(IsNumber && value.TryGetDouble(out number), "a number") ? number : null;
    }

    /// <summary>
    /// A timestamp in any common format, in UTC where it has no offset. Null where it cannot be parsed, since the rest of the
    /// response, about a task that was paid for, must still be read.
    /// </summary>
    public DateTimeOffset? GetDateTimeOffsetValue() =>
        value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public Date? GetDateValue()
    {
        var date = default(DateOnly);
        return Require(value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out date), "a date such as 2026-11-21")
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
        where T : IParsable => GetList(item => item.GetItem(factory))!;

    // Kiota's interface does not allow null here, but its generated code expects null for a missing member.
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

    private T GetItem<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        if (!isEntry || value.ValueKind == JsonValueKind.Object)
            return GetObjectValue(factory) ?? throw Not("an object");

        var model = factory(this);
        ((IAdditionalDataHolder)model).AdditionalData[NoObject] = value.Clone();
        return model;
    }

    private T Choose<T>(ParsableFactory<T> factory)
        where T : IParsable
    {
        var choice = new JsonParseNode(name, value, facts, isChoice: true, isEntry);
        var chosen = factory(choice);
        return choice._taken ? chosen : throw Not("another form");
    }

    private List<T>? GetList<T>(Func<JsonParseNode, T> read)
    {
        if (!Require(value.ValueKind == JsonValueKind.Array, "a list"))
            return null;

        var list = new List<T>(value.GetArrayLength());
        var areEntries = isEntry || name == Entries;
        foreach (var item in value.EnumerateArray())
        {
            if (!areEntries || item.ValueKind != JsonValueKind.Null)
                list.Add(read(new JsonParseNode(name, item, facts, isEntry: areEntries)));
        }

        return list;
    }

    private void Assign(IParsable model)
    {
        var type = model.GetType();
        var fields = model.GetFieldDeserializers();
        var rest = (model as IAdditionalDataHolder)?.AdditionalData;
        foreach (var member in value.EnumerateObject())
        {
            var node = new JsonParseNode(member.Name, member.Value, facts, isEntry: isEntry);
            try
            {
                if (fields.TryGetValue(member.Name, out var assign))
                    assign(node);
                else if (rest is not null)
                    rest[member.Name] = facts.ReadEntry(type, node) ?? member.Value.Clone();
            }
            catch (JsonException) when (isEntry && rest is not null)
            {
                rest[member.Name] = member.Value.Clone();
            }
        }

        if (isEntry)
            return;

        foreach (var required in facts.RequiredMembers(type))
        {
            if (!value.TryGetProperty(required, out var given) || given.ValueKind == JsonValueKind.Null)
                throw new JsonException($"The required member '{required}' is missing or null.");
        }
    }

    private bool Require(bool isMatch, string expected)
    {
        _taken |= isMatch;
        return isMatch || (IsNull || isChoice ? false : throw Not(expected));
    }

    // Without the value, which may be confidential.
    private JsonException Not(string expected) => new($"The member '{name}' is {value.ValueKind}, and {expected} was expected.");
}
