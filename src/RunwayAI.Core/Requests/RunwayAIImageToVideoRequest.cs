using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>A video from an image: <c>POST /v1/image-to-video</c>.</summary>
internal sealed record RunwayAIImageToVideoRequest : RunwayAIRequest
{
    /// <inheritdoc/>
    public override string Operation => "image-to-video";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Video;

    /// <summary>The length in whole seconds, at least 1.</summary>
    public required int Duration { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Image, "image");
        RunwayAIParts.RequireAtLeast(Duration, 1, "duration");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new ConvertImageToVideoRequest
        {
            ImageUrl = Source!.Url,
            Duration = Duration,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.ConvertImageToVideoAsync(body, token),
        static answer => answer.VideoUrl);
}
