using System.Text;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Runway.Generated;

/// <summary>Serializes and deserializes models.</summary>
internal static class JsonBytes
{
    /// <summary>A model in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Of(IParsable model)
    {
        using var writer = new JsonWriter();
        writer.WriteObjectValue(null, model);
        return writer.Written;
    }

    /// <summary>A model as JSON, as it would be sent.</summary>
    public static JsonElement ToElement(IParsable model)
    {
        var reader = new Utf8JsonReader(Of(model).Span);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads a body, with or without a byte order mark.</summary>
    /// <exception cref="JsonException">It is not valid JSON or Unicode, or does not have the expected form.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, ParsableFactory<T> factory, ModelFacts facts)
        where T : IParsable
    {
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
            return new JsonParseNode(null, document.RootElement, facts).GetObjectValue(factory) ?? throw new JsonException($"{typeof(T).Name} is an object, not Null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }
}
