using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>A video with a higher frame rate: <c>POST /v1/frame_interpolation</c>. Unverified: only in an unofficial description.</summary>
internal sealed record FrameInterpolationRequest : GenerationRequest
{
    /// <summary>The only model in that description.</summary>
    public const string DefaultModel = "frame_interpolation_v1";

    /// <summary>The verified model that does the same. It belongs to the operation video_upscale.</summary>
    public const string LiveModel = "enhance_frame_rate";

    /// <inheritdoc/>
    public override string Operation => "frame_interpolation";

    /// <summary>The video.</summary>
    public MediaSource? Video { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Video, "The video");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Video, MediaKind.Video)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.FrameInterpolationRequest
        {
            Model = Model,
            VideoUri = Video!.Text,
            AdditionalData = Extra,
        });
}
