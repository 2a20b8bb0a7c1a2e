using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Runway.Operations;

/// <summary>
/// The fingerprints of earlier versions, so that their batches are still found. Those versions hashed the request as C#
/// serialized it, with its summary. This code must not change, including the order of members and the defaults of that time:
/// users would pay for their batches again.
/// </summary>
internal static class FormerFingerprint
{
    // Additional members were hashed in the order of a hashtable, which differs between processes. Up to this number, every order
    // is tried: 120 hashes.
    private const int MostInAnyOrder = 5;

    // The default ratio and duration of that time, which were sent and are in the summary.
    private static readonly HashSet<string> DefaultRatio = new(StringComparer.Ordinal)
    {
        "text_to_image/gen4_image_turbo", "text_to_image/gen4_image", "text_to_image/grok_imagine_image_2",
        "image_to_video/gen4.5", "image_to_video/gen4_turbo", "image_to_video/veo3.1", "image_to_video/veo3.1_fast", "image_to_video/veo3",
        "text_to_video/gen4.5", "text_to_video/veo3.1", "text_to_video/veo3.1_fast", "text_to_video/veo3",
    };

    private static readonly HashSet<string> DefaultDuration = new(StringComparer.Ordinal) { "image_to_video/gen4.5", "text_to_video/gen4.5" };

    /// <summary>Whether a fingerprint is from an earlier version.</summary>
    public static bool IsOne(string fingerprint) => !fingerprint.Contains(':', StringComparison.Ordinal);

    /// <summary>The possible fingerprints of a request.</summary>
    public static IEnumerable<string> Of(GenerationRequest request) =>
        Orders([.. request.AdditionalProperties]).Select(order => Hash(request, order));

    private static string Hash(GenerationRequest request, IReadOnlyList<KeyValuePair<string, JsonElement>> extra)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            var json = new FormerRequestWriter(writer);
            json.Text("Operation", request.Operation);
            var summary = Summary(request);
            json.Members(request, summary);
            json.Text("Model", request.Model);
            json.Text("PromptText", request.PromptText);
            json.Object("AdditionalProperties", extra);
            if (request is not (ImageRequest or VideoRequest))
            {
                json.Text("Summary", summary);
            }

            writer.WriteEndObject();
        }

        return Convert.ToHexString(SHA256.HashData(bytes.WrittenSpan), 0, 16).ToLowerInvariant();
    }

    private static string Summary(GenerationRequest request)
    {
        var summary = $"{request.Operation} with {request.Model}";
        var name = $"{request.Operation}/{request.Model}";
        var ratio = DefaultRatio.Contains(name) ? "1280:720" : null;
        switch (request)
        {
            case ImageRequest image:
                return $"{summary}, {image.Ratio ?? ratio}";
            case VideoRequest video:
                var duration = video.Duration is { } given ? given.ToString() : DefaultDuration.Contains(name) ? "5" : null;
                return summary
                    + ((video.Ratio ?? ratio) is { } shape ? $", {shape}" : string.Empty)
                    + (duration is null ? string.Empty : $", {duration} s");
            default:
                return summary;
        }
    }

    private static IEnumerable<IReadOnlyList<T>> Orders<T>(IReadOnlyList<T> items)
    {
        if (items.Count is < 2 or > MostInAnyOrder)
        {
            return [items];
        }

        return items.SelectMany((first, index) => Orders<T>([.. items.Where((_, other) => other != index)]).Select(rest => (IReadOnlyList<T>)[first, .. rest]));
    }
}
