using System.Net;
using System.Text.Json;
using System.Text.Unicode;

namespace Runway.Emulator.Http;

/// <summary>Reads JSON request bodies.</summary>
internal static class JsonBody
{
    /// <summary>Reads the body and returns the response to it, or an error if it is not JSON.</summary>
    public static async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, Func<JsonElement, HttpResponseMessage> answer, CancellationToken cancellation)
    {
        if (request.Content is not { } content || content.Headers.ContentType?.MediaType != "application/json")
        {
            return Responses.Error(HttpStatusCode.BadRequest, "The body must be sent as application/json.");
        }

        var bytes = await content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        using var document = Parse(bytes);
        return document is null
            ? Responses.Error(HttpStatusCode.BadRequest, "The body is not JSON.")
            : answer(document.RootElement);
    }

    /// <summary>The bytes as JSON in which all texts are valid; else null.</summary>
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

    // The parser accepts the escape of a lone surrogate, and reading the text fails later, so all texts are read here.
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
