using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Runway.Generated;

/// <summary>
/// Bodies as bytes. Only what JSON demands is escaped: the default encoder would blow every plus sign of a base64 data URI up
/// to six bytes, and nothing here is ever embedded in HTML.
/// </summary>
public static class JsonBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value in UTF-8.</summary>
    /// <param name="model">The value.</param>
    public static ReadOnlyMemory<byte> ToUtf8(IJsonModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ToUtf8(model.WriteTo);
    }

    /// <summary>A value of any form in UTF-8.</summary>
    /// <param name="json">The value.</param>
    public static ReadOnlyMemory<byte> ToUtf8(JsonElement json) => ToUtf8(json.WriteTo);

    /// <summary>A value as it would be sent, to look at.</summary>
    /// <param name="model">The value.</param>
    public static JsonElement ToElement(IJsonModel model)
    {
        var reader = new Utf8JsonReader(ToUtf8(model).Span);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads a body. What is to outlive the document, a model copies.</summary>
    /// <param name="utf8">The bytes, with or without a byte order mark.</param>
    /// <param name="read">Makes a value of it.</param>
    /// <exception cref="JsonException">It is no JSON, or not of the form that is read; text that is no Unicode counts as such.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            using var document = JsonDocument.Parse(utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    private static ReadOnlyMemory<byte> ToUtf8(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(bytes, Options))
            write(writer);

        return bytes.WrittenMemory;
    }
}
