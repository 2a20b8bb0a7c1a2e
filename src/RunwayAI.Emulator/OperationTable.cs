using System.Net;
using System.Text.Json;
using Runway.Emulator.Http;

namespace Runway.Emulator.RunwayAI;

/// <summary>The 15 operations of the documentation with their parameters.</summary>
internal sealed class OperationTable
{
    private readonly MediaStore _media;
    private readonly RequestLog _log;
    private readonly Dictionary<string, OperationDefinition> _operations;

    public OperationTable(MediaStore store, RequestLog log, string deletionToken)
    {
        _media = store;
        _log = log;
        var generation = new MediaGeneration(store);
        var media = new MediaEndpoint(store, log, deletionToken);
        var (imageUrl, videoUrl) = (ParameterDefinition.Url(ParameterNames.ImageUrl), ParameterDefinition.Url(ParameterNames.VideoUrl));
        _operations = new(StringComparer.Ordinal)
        {
            ["generate-image"] = Making("image_url", generation.GenerateImage, ParameterDefinition.Text(ParameterNames.Prompt), ParameterDefinition.Text("style", false)),
            ["edit-image"] = Making(
                "edited_image_url", generation.EditImage, imageUrl, ParameterDefinition.Text(ParameterNames.EditType), ParameterDefinition.Text(ParameterNames.Filter, false),
                ParameterDefinition.Whole(ParameterNames.ResizeWidth, 1, false), ParameterDefinition.Whole(ParameterNames.ResizeHeight, 1, false)),
            ["generate-video"] = Making(
                "video_url", generation.GenerateVideo, ParameterDefinition.Text(ParameterNames.Prompt), ParameterDefinition.Whole(ParameterNames.Duration, 1), ParameterDefinition.Whole("fps", 1, false)),
            ["edit-video"] = Making(
                "edited_video_url", generation.EditVideo, videoUrl, ParameterDefinition.Text(ParameterNames.EditType),
                ParameterDefinition.Whole(ParameterNames.StartTime, 0, false), ParameterDefinition.Whole(ParameterNames.EndTime, 0, false)),
            ["video-filter"] = Making("filtered_video_url", generation.ChangeVideo, videoUrl, ParameterDefinition.Text(ParameterNames.Filter)),
            ["image-metadata"] = new(HttpMethod.Get, [imageUrl], media.DescribeImage),
            ["video-metadata"] = new(HttpMethod.Get, [videoUrl], media.DescribeVideo),
            ["image-to-video"] = Making("video_url", generation.AnimateImage, imageUrl, ParameterDefinition.Whole(ParameterNames.Duration, 1)),
            ["add-text-to-image"] = Making(
                "text_image_url", generation.AddText, imageUrl, ParameterDefinition.Text(ParameterNames.Text), ParameterDefinition.Text("position"), ParameterDefinition.Whole("font_size", 1, false)),
            ["style-transfer"] = Making("styled_image_url", generation.TransferStyle, imageUrl, ParameterDefinition.Url(ParameterNames.StyleReference)),
            ["resize-video"] = Making(
                "resized_video_url", generation.ResizeVideo, videoUrl, ParameterDefinition.Whole(ParameterNames.NewWidth, 1), ParameterDefinition.Whole(ParameterNames.NewHeight, 1)),
            ["generate-thumbnail"] = Making("thumbnail_url", generation.TakeThumbnail, videoUrl, ParameterDefinition.Whole(ParameterNames.TimePosition, 0, false)),
            ["extract-audio"] = Making("audio_url", generation.ExtractAudio, videoUrl),
            ["speed-adjust"] = Making("adjusted_speed_video_url", generation.AdjustSpeed, videoUrl, ParameterDefinition.Factor(ParameterNames.SpeedFactor)),
            ["delete-media"] = new(HttpMethod.Delete, [ParameterDefinition.Url(ParameterNames.MediaUrl), ParameterDefinition.Text(ParameterNames.AuthToken)], media.Delete),
        };
    }

    /// <exception cref="RefusedException">The request does not match the documentation.</exception>
    public async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, string name, Uri root, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!_operations.TryGetValue(name, out var operation))
        {
            throw new RefusedException(HttpStatusCode.NotFound, "There is no such path.");
        }

        if (request.Method != operation.Method)
        {
            throw new RefusedException(HttpStatusCode.MethodNotAllowed, "This path does not take that method.", operation.Method.Method);
        }

        var arguments = await ArgumentReader.ReadAsync(request, operation.Parameters, cancellation).ConfigureAwait(false);
        if (arguments.All.Values.Any(value => value.ValueKind == JsonValueKind.String && KeyCheck.IsRunwayKey(value.GetString()!)))
        {
            _log.CountLeakedRunwayKey();
            throw KeyCheck.WrongService();
        }

        return operation.Run(new OperationCall(name, arguments, root, now));
    }

    private OperationDefinition Making(string answer, Func<OperationCall, MediaItem> make, params ParameterDefinition[] parameters) =>
        new(HttpMethod.Post, parameters, call =>
        {
            var url = _media.Add(make(call) with { CreatedAt = call.Now }, call.Root);
            _log.NoteAccepted(call, url);
            return Responses.Json(HttpStatusCode.OK, json => json.WriteString(answer, url));
        });
}
