using System.Globalization;
using System.Text.Json;

namespace Runway.Generated;

/// <summary>Writes the members of models; one that is null is left out.</summary>
internal static class JsonWriting
{
    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
            writer.WriteBoolean(name, flag);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateOnly? value) =>
        writer.WriteMember(name, value?.ToString("O", CultureInfo.InvariantCulture));

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } time)
            writer.WriteString(name, time);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, Duration? value)
    {
        if (value?.Seconds is { } seconds)
            writer.WriteNumber(name, seconds);
        else
            writer.WriteMember(name, value?.Word);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is not { } json)
            return;

        writer.WritePropertyName(name);
        json.WriteTo(writer);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IJsonModel? value)
    {
        if (value is null)
            return;

        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<IJsonModel>? values) =>
        WriteList(writer, name, values, static (to, value) => value.WriteTo(to));

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<string>? values) =>
        WriteList(writer, name, values, static (to, value) => to.WriteStringValue(value));

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<JsonElement>? values) =>
        WriteList(writer, name, values, static (to, value) => value.WriteTo(to));

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string>? values) =>
        WriteMap(writer, name, values, static (to, value) => to.WriteStringValue(value));

    public static void WriteMember<T>(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values)
        where T : IJsonModel => WriteMap(writer, name, values, static (to, value) => value.WriteTo(to));

    /// <summary>Members that the type does not know.</summary>
    public static void WriteMembers(this Utf8JsonWriter writer, IDictionary<string, JsonElement>? members)
    {
        if (members is null)
            return;

        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
            return;

        writer.WriteStartArray(name);
        foreach (var value in values)
            write(writer, value);
        writer.WriteEndArray();
    }

    private static void WriteMap<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
            return;

        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            writer.WritePropertyName(key);
            write(writer, value);
        }

        writer.WriteEndObject();
    }
}
