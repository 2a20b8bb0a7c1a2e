using System.IO.Compression;
using System.Net.Http.Headers;

namespace Runway.Http;

/// <summary>
/// Content encodings: requests decline them, and what comes encoded all the same is decoded. Most proxies that compress
/// do so whatever was asked for.
/// </summary>
internal static class ContentCoding
{
    private const string Plain = "identity";

    /// <summary>The longest chain of encodings that is decoded; no server means more than one.</summary>
    private const int MostLayers = 3;

    /// <summary>Says in a request that its answer is wanted as it is.</summary>
    public static void Decline(HttpRequestHeaders headers) => headers.TryAddWithoutValidation("Accept-Encoding", Plain);

    /// <summary>The encodings of an answer, the first that was applied first; none where it came as it is.</summary>
    public static string[] Of(HttpContent content) => content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
        ? [.. values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(v => v.ToLowerInvariant()).Where(v => v != Plain)]
        : [];

    /// <summary>Whether all of these can be decoded.</summary>
    public static bool IsKnown(string[] encodings) =>
        encodings.Length <= MostLayers && Array.TrueForAll(encodings, e => e is "gzip" or "x-gzip" or "br" or "deflate");

    /// <summary>What an encoded body stands for. A body that is not what it says throws <see cref="InvalidDataException"/> as it is read.</summary>
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
