using System.Net;
using System.Text.Json;
using System.Text.Unicode;

namespace Runway.Emulator.Answering;

/// <summary>Reads request bodies that must be JSON.</summary>
internal static class JsonBody
{
    /// <summary>Reads the body and answers by it, or answers that it is not JSON.</summary>
    public static async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, Func<JsonElement, HttpResponseMessage> answer, CancellationToken cancellation)
    {
        if (request.Content is not { } content || content.Headers.ContentType?.MediaType != "application/json")
        {
            return Answers.Error(HttpStatusCode.BadRequest, "The body must be sent as application/json.");
        }

        var bytes = await content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        using var document = Parse(bytes);
        return document is null
            ? Answers.Error(HttpStatusCode.BadRequest, "The body is not JSON.")
            : answer(document.RootElement);
    }

    /// <summary>The bytes as JSON whose every text can be read; null when they are not that.</summary>
    public static JsonDocument? Parse(byte[] bytes)
    {
        try
        {
            var document = Utf8.IsValid(bytes) ? JsonDocument.Parse(bytes) : null;
            if (document is not null && bytes.AsSpan().IndexOf("\\u"u8) >= 0)
            {
                ReadEveryText(document.RootElement);
            }

            return document;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // An escape may name half a surrogate pair. The parser lets it pass and only reading the text fails, so it is
    // read here, where the answer to it is at hand.
    private static void ReadEveryText(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    ReadEveryText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    ReadEveryText(member.Value);
                }

                break;
        }
    }
}
