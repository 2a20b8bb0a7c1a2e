using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Runway.Media;

namespace Runway.Submission;

/// <summary>
/// Replaces file paths in a body by addresses: a request is checked and journaled with the paths of its files, and sent with
/// their addresses. All other bytes stay the same.
/// </summary>
internal static class MediaInBody
{
    /// <summary>Replaces the media of a body.</summary>
    /// <param name="body">The body as it was checked.</param>
    /// <param name="addresses">The address of each medium, by its text in the body.</param>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, MediaSource> addresses)
    {
        var result = new ArrayBufferWriter<byte>(body.Length);
        var reader = new Utf8JsonReader(body.Span);
        var (copied, isMedium) = (0, true);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                isMedium = reader.CurrentDepth > 1 || !IsText(reader);
            }
            else if (isMedium && reader.TokenType == JsonTokenType.String && addresses.TryGetValue(reader.GetString()!, out var medium))
            {
                // Only what is between the quotation marks.
                result.Write(body.Span[copied..((int)reader.TokenStartIndex + 1)]);
                result.Write(JsonEncodedText.Encode(medium.Text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
                copied = (int)reader.BytesConsumed - 1;
            }
        }

        result.Write(body.Span[copied..]);
        return result.WrittenMemory;
    }

    // The same as in RequestNote.
    private static bool IsText(in Utf8JsonReader reader) => reader.ValueTextEquals("model"u8) || reader.ValueTextEquals("promptText"u8);
}
