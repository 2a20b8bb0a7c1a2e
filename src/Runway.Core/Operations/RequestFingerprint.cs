using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runway.Operations;

namespace Runway;

/// <summary>Tells whether two requests ask for the same thing, so that a batch that runs again finds what it has.</summary>
public static class RequestFingerprint
{
    // Stands before every hash, and in it. A change of the canonical form below needs another one, and the form of today
    // then moves into a class of its own, as FormerFingerprint did: otherwise every batch would be paid for again.
    private const string Version = "2:";

    /// <summary>
    /// A hash of what is sent: the operation and the reviewed body in canonical form. The order of members and the way
    /// a number is written do not matter; a local file counts by its full path, any other medium by its address.
    /// </summary>
    public static string Of(RequestReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return Of(review.Request.Operation, review.Body.Json);
    }

    /// <summary>
    /// The fingerprint of the same request before pictures got a duration: a batch of that time is found by it, and not paid for again.
    /// </summary>
    internal static string? BeforeDurationOf(RequestReview review)
    {
        if (review.Request is not VideoRequest { Duration: null } video || !RequestDefaults.IsOfPicture(video.Operation, video.Model))
        {
            return null;
        }

        var body = JsonObject.Create(review.Body.Json)!;
        body.Remove("duration");
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

    // With its length, so that no text can look like two.
    private static void AppendText(StringBuilder text, string value) => text.Append('"').Append(value.Length).Append(':').Append(value);
}
