using System.Globalization;
using System.Net;
using Runway.Emulator.Http;

namespace Runway.Emulator.RunwayAI;

/// <summary>Returns the metadata of media and deletes them. Only media of this emulator have metadata.</summary>
internal sealed class MediaEndpoint(MediaStore store, RequestLog log, string deletionToken)
{
    private const double Kilo = 1000;

    public HttpResponseMessage DescribeImage(OperationCall call)
    {
        var image = Find(call, ParameterNames.ImageUrl, MediaKind.Image);
        log.NoteAccepted(call, null);
        return Responses.Json(HttpStatusCode.OK, json =>
        {
            json.WriteString("image_id", image.Id);
            json.WriteString("size", SizeOf(image));
            json.WriteNumber("width", image.Width);
            json.WriteNumber("height", image.Height);
            json.WriteString("created_at", CreationOf(image));
        });
    }

    public HttpResponseMessage DescribeVideo(OperationCall call)
    {
        var video = Find(call, ParameterNames.VideoUrl, MediaKind.Video);
        log.NoteAccepted(call, null);
        return Responses.Json(HttpStatusCode.OK, json =>
        {
            json.WriteString("video_id", video.Id);
            json.WriteString("size", SizeOf(video));
            json.WriteString("duration", string.Create(CultureInfo.InvariantCulture, $"{Math.Round(video.Seconds, 2)}s"));
            json.WriteString("created_at", CreationOf(video));
        });
    }

    public HttpResponseMessage Delete(OperationCall call)
    {
        var token = call.Arguments.Text(ParameterNames.AuthToken);
        if (token != deletionToken)
        {
            throw new RefusedException(HttpStatusCode.Forbidden, "The parameter auth_token does not authenticate this deletion.");
        }

        var item = store.Find(new Uri(call.Arguments.Text(ParameterNames.MediaUrl)));
        if (item is null || !store.Remove(item))
        {
            throw NoSuchMedia(ParameterNames.MediaUrl);
        }

        log.NoteAccepted(call, null);
        return Responses.Json(HttpStatusCode.OK, json => json.WriteString("message", "Media successfully deleted"));
    }

    private MediaItem Find(OperationCall call, string parameter, MediaKind kind) =>
        store.Find(new Uri(call.Arguments.Text(parameter))) is { } item && item.Kind == kind ? item : throw NoSuchMedia(parameter);

    private static RefusedException NoSuchMedia(string parameter) =>
        new(HttpStatusCode.NotFound, $"There is no such media as {parameter} says.");

    // Decimal units, rounded up, as in "2MB".
    private static string SizeOf(MediaItem item)
    {
        var bytes = item.Render().Length;
        var (amount, unit) = bytes < Kilo * Kilo ? (bytes / Kilo, "KB") : (bytes / (Kilo * Kilo), "MB");
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(amount)}{unit}");
    }

    private static string CreationOf(MediaItem item) =>
        item.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
