using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Runway.Operations;

/// <summary>
/// The fingerprints that earlier versions wrote, so that their batches are still found. They hashed the request as C#
/// serialised it, with the words of its summary. Everything in here is frozen, the order of the members and the defaults of
/// that time included: a change of it makes users pay for their batches again.
/// </summary>
internal static class FormerFingerprint
{
    // Additional members were hashed in the order of a hashtable, which differed from process to process. Of so many, every
    // order is tried: 120 hashes.
    private const int MostInAnyOrder = 5;

    // The ratio and the duration that were sent, and named in the summary, when the user gave none.
    private static readonly HashSet<string> DefaultRatio = new(StringComparer.Ordinal)
    {
        "text_to_image/gen4_image_turbo", "text_to_image/gen4_image", "text_to_image/grok_imagine_image_2",
        "image_to_video/gen4.5", "image_to_video/gen4_turbo", "image_to_video/veo3.1", "image_to_video/veo3.1_fast", "image_to_video/veo3",
        "text_to_video/gen4.5", "text_to_video/veo3.1", "text_to_video/veo3.1_fast", "text_to_video/veo3",
    };

    private static readonly HashSet<string> DefaultDuration = new(StringComparer.Ordinal) { "image_to_video/gen4.5", "text_to_video/gen4.5" };

    /// <summary>Whether a fingerprint is of that form.</summary>
    public static bool IsOne(string fingerprint) => !fingerprint.Contains(':', StringComparison.Ordinal);

    /// <summary>The fingerprints that a request may have had.</summary>
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
