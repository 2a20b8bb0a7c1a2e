using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>A picture from a video: <c>POST /v1/generate-thumbnail</c>.</summary>
internal sealed record RunwayAIVideoThumbnailRequest : RunwayAIRequest
{
    /// <inheritdoc/>
    public override string Operation => "generate-thumbnail";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Image;

    /// <summary>The position in whole seconds, at least 0. Default: the service chooses it.</summary>
    public int? TimePosition { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Video, "video");
        RunwayAIParts.RequireAtLeast(TimePosition, 0, "time position");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new GenerateThumbnailRequest
        {
            VideoUrl = Source!.Url,
            TimePosition = TimePosition,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.GenerateThumbnailAsync(body, token),
        static answer => answer.ThumbnailUrl);
}
