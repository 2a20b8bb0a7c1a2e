using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Generated;

/// <summary>Keeps a duration in the form in which it came: number or string.</summary>
internal sealed class DurationConverter : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => new Duration(reader.GetDouble()),
            JsonTokenType.String => new Duration(reader.GetString()!),
            _ => throw new JsonException($"A duration is a number or a string, not {reader.TokenType}."),
        };

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options)
    {
        if (value.Seconds is { } seconds)
            writer.WriteNumberValue(seconds);
        else
            writer.WriteStringValue(value.Word);
    }
}
