using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Runway.Json;

/// <summary>
/// JSON of no known form as bytes, and back. Only what JSON demands is escaped: the default encoder would blow every plus sign
/// of a base64 data URI up to six bytes, and nothing here is ever embedded in HTML.
/// </summary>
internal static class JsonBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value of any form in UTF-8.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(JsonElement json)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteTo(writer);
        }

        return bytes.WrittenMemory;
    }

    /// <summary>Reads a value. What is to outlive the document, <paramref name="read"/> copies.</summary>
    /// <param name="utf8">The bytes, with or without a byte order mark.</param>
    /// <param name="read">Makes a value of it.</param>
    /// <exception cref="JsonException">It is no JSON, or not of the form that is read; text that is no Unicode counts as such.</exception>
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
