using System.Net;
using System.Text.Json;
using Runway.Emulator.Answering;

namespace Runway.Emulator.RunwayAI;

/// <summary>The 15 operations with their parameters, as the documentation lists them.</summary>
internal sealed class OperationTable
{
    private readonly MediaShelf _shelf;
    private readonly Ledger _ledger;
    private readonly Dictionary<string, OperationDefinition> _operations;

    public OperationTable(MediaShelf shelf, Ledger ledger, string deletionToken)
    {
        _shelf = shelf;
        _ledger = ledger;
        var studio = new Studio(shelf);
        var records = new Records(shelf, ledger, deletionToken);
        var (imageUrl, videoUrl) = (ParameterDefinition.Url(Names.ImageUrl), ParameterDefinition.Url(Names.VideoUrl));
        _operations = new(StringComparer.Ordinal)
        {
            ["generate-image"] = Making("image_url", studio.GenerateImage, ParameterDefinition.Text(Names.Prompt), ParameterDefinition.Text("style", false)),
            ["edit-image"] = Making(
                "edited_image_url", studio.EditImage, imageUrl, ParameterDefinition.Text(Names.EditType), ParameterDefinition.Text(Names.Filter, false),
                ParameterDefinition.Whole(Names.ResizeWidth, 1, false), ParameterDefinition.Whole(Names.ResizeHeight, 1, false)),
            ["generate-video"] = Making(
                "video_url", studio.GenerateVideo, ParameterDefinition.Text(Names.Prompt), ParameterDefinition.Whole(Names.Duration, 1), ParameterDefinition.Whole("fps", 1, false)),
            ["edit-video"] = Making(
                "edited_video_url", studio.EditVideo, videoUrl, ParameterDefinition.Text(Names.EditType),
                ParameterDefinition.Whole(Names.StartTime, 0, false), ParameterDefinition.Whole(Names.EndTime, 0, false)),
            ["video-filter"] = Making("filtered_video_url", studio.ChangeVideo, videoUrl, ParameterDefinition.Text(Names.Filter)),
            ["image-metadata"] = new(HttpMethod.Get, [imageUrl], records.DescribeImage),
            ["video-metadata"] = new(HttpMethod.Get, [videoUrl], records.DescribeVideo),
            ["image-to-video"] = Making("video_url", studio.AnimateImage, imageUrl, ParameterDefinition.Whole(Names.Duration, 1)),
            ["add-text-to-image"] = Making(
                "text_image_url", studio.AddText, imageUrl, ParameterDefinition.Text(Names.Text), ParameterDefinition.Text("position"), ParameterDefinition.Whole("font_size", 1, false)),
            ["style-transfer"] = Making("styled_image_url", studio.TransferStyle, imageUrl, ParameterDefinition.Url(Names.StyleReference)),
            ["resize-video"] = Making(
                "resized_video_url", studio.ResizeVideo, videoUrl, ParameterDefinition.Whole(Names.NewWidth, 1), ParameterDefinition.Whole(Names.NewHeight, 1)),
            ["generate-thumbnail"] = Making("thumbnail_url", studio.TakeThumbnail, videoUrl, ParameterDefinition.Whole(Names.TimePosition, 0, false)),
            ["extract-audio"] = Making("audio_url", studio.ExtractAudio, videoUrl),
            ["speed-adjust"] = Making("adjusted_speed_video_url", studio.AdjustSpeed, videoUrl, ParameterDefinition.Factor(Names.SpeedFactor)),
            ["delete-media"] = new(HttpMethod.Delete, [ParameterDefinition.Url(Names.MediaUrl), ParameterDefinition.Text(Names.AuthToken)], records.Delete),
        };
    }

    /// <exception cref="RefusedException">The request is not as the documentation says.</exception>
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
        if (arguments.All.Values.Any(value => value.ValueKind == JsonValueKind.String && Gate.IsRunwayKey(value.GetString()!)))
        {
            _ledger.CountLeakedRunwayKey();
            throw Gate.WrongService();
        }

        return operation.Run(new OperationCall(name, arguments, root, now));
    }

    private OperationDefinition Making(string answer, Func<OperationCall, MediaItem> make, params ParameterDefinition[] parameters) =>
        new(HttpMethod.Post, parameters, call =>
        {
            var url = _shelf.Add(make(call) with { CreatedAt = call.Now }, call.Root);
            _ledger.NoteAccepted(call, url);
            return Answers.Json(HttpStatusCode.OK, json => json.WriteString(answer, url));
        });
}
