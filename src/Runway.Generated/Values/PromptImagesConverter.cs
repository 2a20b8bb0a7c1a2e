using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runway.Generated;

/// <summary>Keeps prompt images in the form in which they came: string or array.</summary>
internal sealed class PromptImagesConverter : JsonConverter<PromptImages>
{
    public override PromptImages Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new PromptImages(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"Prompt images are a string or an array, not {reader.TokenType}.");

        var images = new List<PromptImage>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            images.Add(JsonSerializer.Deserialize(ref reader, RunwayJsonContext.Wire.PromptImage)
                ?? throw new JsonException("A prompt image is null."));
        }

        return new PromptImages(images);
    }

    public override void Write(Utf8JsonWriter writer, PromptImages value, JsonSerializerOptions options)
    {
        if (value.Uri is not null)
        {
            writer.WriteStringValue(value.Uri);
            return;
        }

        writer.WriteStartArray();
        foreach (var image in value.Images!)
            JsonSerializer.Serialize(writer, image, RunwayJsonContext.Wire.PromptImage);
        writer.WriteEndArray();
    }
}
