using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>A video made larger, or with more frames for a second: <c>POST /v1/video_upscale</c>.</summary>
public sealed record VideoUpscaleRequest : GenerationRequest
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "magnific_video_upscaler_creative";

    /// <inheritdoc/>
    public override string Operation => "video_upscale";

    /// <summary>The video.</summary>
    public MediaSource? Video { get; init; }

    /// <summary>The size class to reach: <c>720p</c>, <c>1k</c>, <c>2k</c> (when absent) or <c>4k</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>How much the model may invent, 0 to 100.</summary>
    public int? Creativity { get; init; }

    /// <summary>How much it sharpens, 0 to 100.</summary>
    public int? Sharpen { get; init; }

    /// <summary>How much grain it adds, 0 to 100.</summary>
    public int? SmartGrain { get; init; }

    /// <summary>The look: <c>vivid</c> or <c>natural</c>.</summary>
    public string? Flavor { get; init; }

    /// <summary>Whether it also adds frames.</summary>
    public bool? FpsBoost { get; init; }

    /// <summary>Frames for a second to reach, for <c>enhance_frame_rate</c>: <c>24</c>, <c>60</c>, <c>23_98</c> …; 23.98 is understood.</summary>
    public string? TargetFramerate { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Video, "The video");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Video, MediaKind.Video)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.VideoUpscaleRequest
        {
            Model = Model,
            VideoUri = Video!.Text,
            Creativity = Creativity,
            Sharpen = Sharpen,
            SmartGrain = SmartGrain,
            Flavor = Flavor,
            FpsBoost = FpsBoost,
            Resolution = Resolution,
            TargetFramerate = TargetFramerate?.Replace('.', '_'),
            AdditionalData = Extra,
        });
}
