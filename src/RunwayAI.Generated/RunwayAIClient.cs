using Runway.Generated;
using RunwayAI.Generated.Models;

namespace RunwayAI.Generated;

/// <summary>
/// The client of the unrelated "Runway AI" service. It shares only the code for sending with <see cref="RunwayClient"/>: no
/// address, no header, no key, no instance.
/// </summary>
internal sealed class RunwayAIClient
{
    private readonly RunwayAIApi _api;

    /// <param name="httpClient">Sends the requests and is responsible for authorization, proxy and timeouts.</param>
    /// <param name="baseUrl">The base URL. Null: that of the API document.</param>
    /// <param name="beforeSend">Called with every request just before it is sent, to add options or headers.</param>
    public RunwayAIClient(HttpClient httpClient, Uri? baseUrl = null, Action<HttpRequestMessage>? beforeSend = null) =>
        _api = new(new SingleSendAdapter(httpClient, baseUrl, RunwayAIFacts.Instance) { BeforeSend = beforeSend });

    public Task<GenerateImageResponse> GenerateImageAsync(GenerateImageRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.GenerateImage.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<EditImageResponse> EditImageAsync(EditImageRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.EditImage.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<GenerateVideoResponse> GenerateVideoAsync(GenerateVideoRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.GenerateVideo.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<EditVideoResponse> EditVideoAsync(EditVideoRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.EditVideo.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<FilterVideoResponse> FilterVideoAsync(FilterVideoRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.VideoFilter.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<ConvertImageToVideoResponse> ConvertImageToVideoAsync(ConvertImageToVideoRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.ImageToVideo.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<AddTextToImageResponse> AddTextToImageAsync(AddTextToImageRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.AddTextToImage.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<TransferStyleResponse> TransferStyleAsync(TransferStyleRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.StyleTransfer.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<ResizeVideoResponse> ResizeVideoAsync(ResizeVideoRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.ResizeVideo.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<GenerateThumbnailResponse> GenerateThumbnailAsync(GenerateThumbnailRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.GenerateThumbnail.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<ExtractAudioResponse> ExtractAudioAsync(ExtractAudioRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.ExtractAudio.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<AdjustSpeedResponse> AdjustSpeedAsync(AdjustSpeedRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.SpeedAdjust.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<GetImageMetadataResponse> GetImageMetadataAsync(string imageUrl, CancellationToken cancellationToken = default) =>
        _api.V1.ImageMetadata.GetAsync(request => request.QueryParameters.ImageUrl = imageUrl, cancellationToken)!;

    public Task<GetVideoMetadataResponse> GetVideoMetadataAsync(string videoUrl, CancellationToken cancellationToken = default) =>
        _api.V1.VideoMetadata.GetAsync(request => request.QueryParameters.VideoUrl = videoUrl, cancellationToken)!;

    public Task<DeleteMediaResponse> DeleteMediaAsync(DeleteMediaRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.DeleteMedia.DeleteAsync(body, cancellationToken: cancellationToken)!;
}
