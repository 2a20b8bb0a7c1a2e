using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Generated;

/// <summary>Reads and writes open strings as what they are.</summary>
internal sealed class OpenStringConverter<T> : JsonConverter<T>
    where T : class, IOpenString<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? T.Create(reader.GetString()!)
            : throw new JsonException($"A string was expected for {typeof(T).Name}, not {reader.TokenType}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
