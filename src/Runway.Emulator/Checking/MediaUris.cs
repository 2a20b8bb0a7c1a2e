using System.Buffers.Text;
using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>
/// Checks the URIs of pictures, videos and sounds: https with a domain name, runway:// of a known upload, or a base64 data URI of
/// the right kind with at most 5,242,880 characters; schemes in lower case. Nothing is downloaded.
/// </summary>
internal static class MediaUris
{
    private const int ShortestUri = 13;
    private const int LongestHttps = 2048;
    private const int LongestRunway = 5000;
    private const int LongestData = 5_242_880;

    private static readonly HashSet<string> DataTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/jpeg", "image/jpg", "image/png", "image/webp",
        "video/mp4", "video/quicktime", "video/webm", "video/x-matroska", "video/3gpp", "video/ogg",
        "audio/mpeg", "audio/mp3", "audio/wav", "audio/x-wav", "audio/flac", "audio/x-flac",
        "audio/mp4", "audio/x-m4a", "audio/m4a", "audio/aac",
    };

    /// <summary>Checks all URIs in one member of a body.</summary>
    public static void Check(
        string name, JsonElement value, JsonLocation at, List<Issue> issues, Func<string, bool> isUpload) =>
        Walk(name, KindOf(name), value, at, issues, isUpload);

    private static void Walk(
        string name, string? kind, JsonElement value, JsonLocation at, List<Issue> issues, Func<string, bool> isUpload)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when HoldsUri(name):
                if (Complaint(value.GetString()!, kind, isUpload) is { } complaint)
                {
                    issues.Add(Issue.Custom(at, complaint));
                }

                break;
            case JsonValueKind.Array:
                var position = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Walk(name, kind, item, at.Item(position++), issues, isUpload);
                }

                break;
            case JsonValueKind.Object:
                var stated = value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                    ? KindOf(type.GetString()!)
                    : null;
                foreach (var member in value.EnumerateObject())
                {
                    Walk(member.Name, stated ?? KindOf(member.Name) ?? kind, member.Value, at.Member(member.Name), issues, isUpload);
                }

                break;
        }
    }

    private static bool HoldsUri(string name) =>
        name is "uri" or "input" or "audio" or "promptImage" or "referenceImage" or "promptVideo" or "referenceAudios"
        || name.EndsWith("Uri", StringComparison.Ordinal);

    private static string? KindOf(string name) =>
        name.Contains("image", StringComparison.OrdinalIgnoreCase) || name is "references" or "keyframes" or "firstFrame" ? "image"
        : name.Contains("video", StringComparison.OrdinalIgnoreCase) ? "video"
        : name.Contains("audio", StringComparison.OrdinalIgnoreCase) ? "audio"
        : null;

    private static string? Complaint(string uri, string? kind, Func<string, bool> isUpload) => uri switch
    {
        _ when uri.StartsWith("data:", StringComparison.Ordinal) => DataComplaint(uri, kind),
        _ when uri.StartsWith("runway://", StringComparison.Ordinal) =>
            uri.Length is < ShortestUri or > LongestRunway ? $"Expected a runway:// URI of {ShortestUri} to {LongestRunway} characters."
            : !isUpload(uri) ? "This upload is not known, not complete or no longer there."
            : null,
        _ when uri.StartsWith("https://", StringComparison.Ordinal) => HttpsComplaint(uri),
        _ => "Expected an https URL, a runway:// URI or a data URI.",
    };

    private static string? HttpsComplaint(string uri) =>
        uri.Length is < ShortestUri or > LongestHttps
            ? $"Expected a URL of {ShortestUri} to {LongestHttps} characters."
        : !Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || parsed.HostNameType != UriHostNameType.Dns
            ? "Expected a URL whose host is a domain name."
        : null;

    private static string? DataComplaint(string uri, string? kind)
    {
        if (uri.Length > LongestData)
        {
            return $"Expected a data URI of at most {LongestData} characters.";
        }

        var comma = uri.IndexOf(',');
        var head = comma < 0 ? [] : uri["data:".Length..comma].Split(';');
        if (head.Length < 2 || !head[^1].Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            return "Expected a data URI with a media type and base64 data.";
        }

        if (!DataTypes.Contains(head[0]) || (kind is not null && !head[0].StartsWith(kind + "/", StringComparison.Ordinal)))
        {
            return $"A data URI of type {head[0]} cannot be used here.";
        }

        return Base64.IsValid(uri.AsSpan(comma + 1)) && comma + 1 < uri.Length
            ? null
            : "The data of this data URI is not base64.";
    }
}
