using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Texts;

namespace Runway.Operations;

/// <summary>Identifies equal requests, so that a batch that runs again finds its earlier tasks.</summary>
internal static class RequestFingerprint
{
    // The version of the canonical form, as the prefix of every hash and part of it. A change of the form needs another version,
    // and the current form must then be kept in another class, like FormerFingerprint: otherwise users pay for batches again.
    private const string Version = "2:";

    /// <summary>
    /// A hash of the operation and the reviewed body in canonical form, which does not depend on the order of members and the
    /// notation of numbers. A local file counts by its full path, any other medium by its address.
    /// </summary>
    public static string Of(RequestReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return Of(review.Request.Operation, review.Body.Json);
    }

    /// <summary>
    /// The fingerprint of the same request in versions without a default duration for this model, so that their batches are found;
    /// null where those sent the same.
    /// </summary>
    internal static string? BeforeDurationOf(RequestReview review)
    {
        if (review.Request is not VideoRequest { Duration: null } video || !RequestDefaults.IsDurationOptional(video.Operation, video.Model))
        {
            return null;
        }

        var body = JsonObject.Create(review.Body.Json)!;
        if (!body.Remove("duration"))
        {
            return null;
        }

        using var without = JsonDocument.Parse(body.ToJsonString());
        return Of(video.Operation, without.RootElement);
    }

    internal static string Of(string operation, JsonElement body)
    {
        var text = new StringBuilder(Version);
        AppendText(text, operation);
        Append(text, body);
        return Version + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())), 0, 16).ToLowerInvariant();
    }

    private static void Append(StringBuilder text, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in json.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    AppendText(text, member.Name);
                    Append(text, member.Value);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in json.EnumerateArray())
                {
                    Append(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                AppendText(text, json.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append('#').Append(CanonicalNumber.Of(json.GetRawText())).Append(';');
                break;
            default:
                text.Append(json.ValueKind switch { JsonValueKind.True => 't', JsonValueKind.False => 'f', _ => 'n' });
                break;
        }
    }

    // With its length, so that the concatenation of texts is unambiguous.
    private static void AppendText(StringBuilder text, string value) => text.Append('"').Append(value.Length).Append(':').Append(value);
}
