using System.Net;
using System.Text.Json;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;

namespace Runway.Emulator.Uploads;

/// <summary>Creates uploads.</summary>
internal sealed class UploadEndpoint(BodyChecker checker, UploadStore uploads)
{
    public const string UploadsPath = "/v1/uploads";

    private static readonly HashSet<string> MediaExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".webp",
        ".mp4", ".mov", ".webm", ".mkv", ".3gp", ".ogv", ".avi", ".flv", ".mpg", ".mpeg",
        ".mp3", ".wav", ".flac", ".m4a", ".aac", ".ogg",
    };

    public HttpResponseMessage Open(JsonElement body, Uri baseAddress, DateTimeOffset now)
    {
        var issues = checker.Check(UploadsPath, body);
        if (issues.Count > 0)
        {
            return Responses.Invalid(issues);
        }

        var fileName = body.GetProperty("filename").GetString()!;
        if (!MediaExtensions.Contains(Path.GetExtension(fileName)))
        {
            return Responses.Invalid(
            [
                Issue.Custom(JsonLocation.Body.Member("filename"), "Expected a name with the extension of a picture, a video or a sound."),
            ]);
        }

        var placeholder = uploads.Open(fileName, now);
        return Responses.Json(HttpStatusCode.OK, json =>
        {
            json.WriteString("uploadUrl", $"{baseAddress.GetLeftPart(UriPartial.Authority)}/storage/{placeholder.Id}");
            json.WriteStartObject("fields");
            foreach (var (name, value) in placeholder.Fields)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteString("runwayUri", placeholder.RunwayUri);
        });
    }
}
