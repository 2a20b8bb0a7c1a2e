using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Runway.Media;
using Runway.Tasks;

namespace Runway.Submission;

/// <summary>
/// Replaces file paths in a body by addresses: a request is checked and journaled with the paths of its files, and sent with
/// their addresses. All other bytes stay the same.
/// </summary>
internal static class MediaInBody
{
    private static readonly byte[][] TextMembers =
        [.. RequestNote.PromptMembers.Concat(["model", "negativePrompt", "productInfo", "value"]).Select(Encoding.UTF8.GetBytes)];

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
                isMedium = !IsText(reader);
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

    // A text of the user is never a medium, even where it is equal to the path of one.
    private static bool IsText(in Utf8JsonReader reader)
    {
        foreach (var name in TextMembers)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
