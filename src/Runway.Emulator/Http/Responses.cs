using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Emulator.Checking;
using Runway.Emulator.Media;

namespace Runway.Emulator.Http;

/// <summary>Creates responses in the format of the API.</summary>
internal static class Responses
{
    private const string DocUrl = "https://docs.dev.runwayml.com/api";

    // Quotes, ampersands and non-ASCII letters are not escaped, like in the live API.
    private static readonly JsonWriterOptions AsIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly MediaTypeHeaderValue JsonType = new("application/json") { CharSet = "utf-8" };

    public static HttpResponseMessage Json(HttpStatusCode status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, AsIs))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        var content = new ReadOnlyMemoryContent(buffer.WrittenMemory);
        content.Headers.ContentType = JsonType;
        var response = new HttpResponseMessage(status) { Content = content };
        var mark = $"W/\"{buffer.WrittenCount:x}-{Crc32.Of(buffer.WrittenSpan, []):x8}\"";
        response.Headers.TryAddWithoutValidation("ETag", mark);
        return response;
    }

    public static HttpResponseMessage Error(HttpStatusCode status, string error, bool withDocUrl = false) =>
        Json(status, json =>
        {
            json.WriteString("error", error);
            if (withDocUrl)
            {
                json.WriteString("docUrl", DocUrl);
            }
        });

    public static HttpResponseMessage Invalid(IEnumerable<Issue> issues) => Invalid("body", issues);

    public static HttpResponseMessage InvalidQuery(IEnumerable<Issue> issues) => Invalid("query", issues);

    private static HttpResponseMessage Invalid(string what, IEnumerable<Issue> issues) => Json(HttpStatusCode.BadRequest, json =>
    {
        json.WriteString("error", $"Validation of {what} failed");
        json.WritePropertyName("issues");
        new JsonArray([.. issues.Select(issue => issue.ToJson())]).WriteTo(json);
        json.WriteString("docUrl", DocUrl);
    });

    public static HttpResponseMessage Empty(HttpStatusCode status) => new(status) { Content = new ByteArrayContent([]) };

    public static HttpResponseMessage Xml(HttpStatusCode status, string code, string message) => new(status)
    {
        Content = new StringContent(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>",
            Encoding.UTF8,
            "application/xml"),
    };

    /// <summary>Adds the headers of the live API's gateway, with the request id and the time.</summary>
    public static HttpResponseMessage Stamped(HttpResponseMessage response, DateTimeOffset now)
    {
        response.Headers.Date = now;
        response.Headers.TryAddWithoutValidation("apigw-requestid", RequestId());
        response.Headers.TryAddWithoutValidation("X-Powered-By", "Express");
        response.Headers.TryAddWithoutValidation("Strict-Transport-Security", "max-age=15552000; includeSubDomains");
        return response;
    }

    private static string RequestId()
    {
        Span<byte> random = stackalloc byte[11];
        RandomNumberGenerator.Fill(random);
        return Convert.ToBase64String(random);
    }
}
