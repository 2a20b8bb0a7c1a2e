using System.Text.Json;

namespace Runway.Json;

/// <summary>Writes members of a JSON object, except those that are null.</summary>
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

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (value is { } time)
            writer.WriteString(name, time);
    }

    public static void WriteMember(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<IJsonModel>? values)
    {
        if (values is null)
            return;

        writer.WriteStartArray(name);
        foreach (var value in values)
            value.WriteTo(writer);
        writer.WriteEndArray();
    }
}
