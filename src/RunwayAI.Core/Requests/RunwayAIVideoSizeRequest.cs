using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>A video in another size: <c>POST /v1/resize-video</c>.</summary>
internal sealed record RunwayAIVideoSizeRequest : RunwayAIRequest
{
    /// <inheritdoc/>
    public override string Operation => "resize-video";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Video;

    /// <summary>The new width in pixels, at least 1.</summary>
    public required int Width { get; init; }

    /// <summary>The new height in pixels, at least 1.</summary>
    public required int Height { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Video, "video");
        RunwayAIParts.RequireAtLeast(Width, 1, "width");
        RunwayAIParts.RequireAtLeast(Height, 1, "height");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new ResizeVideoRequest
        {
            VideoUrl = Source!.Url,
            NewWidth = Width,
            NewHeight = Height,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.ResizeVideoAsync(body, token),
        static answer => answer.ResizedVideoUrl);
}
