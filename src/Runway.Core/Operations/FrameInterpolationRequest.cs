using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>More frames for a second, as one unofficial description has it; the service is not known to offer it: <c>POST /v1/frame_interpolation</c>.</summary>
public sealed record FrameInterpolationRequest : GenerationRequest
{
    /// <summary>The only model that is named for it.</summary>
    public const string DefaultModel = "frame_interpolation_v1";

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
