using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Generated;

/// <summary>
/// Reads timestamps in any usual spelling and takes one without offset as UTC. A timestamp is decoration on a task that was
/// paid for: one that cannot be read becomes null and never keeps the rest of the answer from its caller.
/// </summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return DateTimeOffset.TryParse(
                reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value)
                ? value
                : null;
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } timestamp)
            writer.WriteStringValue(timestamp);
        else
            writer.WriteNullValue();
    }
}
