using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Runway.Json;

/// <summary>
/// Writes and reads JSON of any form. Escapes only what JSON requires: the default encoder would write each plus sign of a
/// base64 data URI as six bytes, and nothing here is embedded in HTML.
/// </summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value in UTF-8.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(JsonElement json)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteTo(writer);
        }

        return bytes.WrittenMemory;
    }

    /// <summary>Reads a value. <paramref name="read"/> must copy elements that it keeps.</summary>
    /// <param name="utf8">The bytes, with or without a byte order mark.</param>
    /// <param name="read">Converts the root element.</param>
    /// <exception cref="JsonException">It is not valid JSON or Unicode, or does not have the expected form.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, T> read)
    {
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
}
