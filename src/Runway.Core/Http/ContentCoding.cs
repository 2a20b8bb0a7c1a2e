using System.IO.Compression;
using System.Net.Http.Headers;

namespace Runway.Http;

/// <summary>
/// Content encodings: requests decline them, but encoded responses are decoded, since many proxies compress without being asked.
/// </summary>
internal static class ContentCoding
{
    private const string Plain = "identity";

    /// <summary>The maximum number of encodings that are decoded; usually there is one.</summary>
    private const int MostLayers = 3;

    /// <summary>Declines encodings in the headers of a request.</summary>
    public static void Decline(HttpRequestHeaders headers) => headers.TryAddWithoutValidation("Accept-Encoding", Plain);

    /// <summary>The encodings of a response in the order in which they were applied; may be empty.</summary>
    public static string[] Of(HttpContent content) => content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
        ? [.. values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(v => v.ToLowerInvariant()).Where(v => v != Plain)]
        : [];

    /// <summary>Whether all of these can be decoded.</summary>
    public static bool IsKnown(string[] encodings) =>
        encodings.Length <= MostLayers && Array.TrueForAll(encodings, e => e is "gzip" or "x-gzip" or "br" or "deflate");

    /// <summary>Decodes a body. Reading invalid data throws <see cref="InvalidDataException"/>.</summary>
    public static Stream Decode(Stream body, string[] encodings)
    {
        foreach (var encoding in encodings.Reverse())
        {
            body = encoding switch
            {
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                "deflate" => new ZLibStream(body, CompressionMode.Decompress),
                _ => new GZipStream(body, CompressionMode.Decompress),
            };
        }

        return body;
    }
}
