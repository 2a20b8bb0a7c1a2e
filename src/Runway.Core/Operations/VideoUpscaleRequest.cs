using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Upscales a video or increases its frame rate: <c>POST /v1/video_upscale</c>.</summary>
internal sealed record VideoUpscaleRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "magnific_video_upscaler_creative";

    /// <inheritdoc/>
    public override string Operation => "video_upscale";

    /// <summary>The video.</summary>
    public MediaSource? Video { get; init; }

    /// <summary>The target resolution: <c>720p</c>, <c>1k</c>, <c>2k</c> (default of the service) or <c>4k</c>.</summary>
    public string? Resolution { get; init; }

    /// <summary>Creativity, 0 to 100.</summary>
    public int? Creativity { get; init; }

    /// <summary>Sharpening, 0 to 100.</summary>
    public int? Sharpen { get; init; }

    /// <summary>Added grain, 0 to 100.</summary>
    public int? SmartGrain { get; init; }

    /// <summary>The look: <c>vivid</c> or <c>natural</c>.</summary>
    public string? Flavor { get; init; }

    /// <summary>Whether the frame rate is increased.</summary>
    public bool? FpsBoost { get; init; }

    /// <summary>The target frame rate for <c>enhance_frame_rate</c>: <c>24</c>, <c>60</c>, <c>23_98</c> …; 23.98 is converted.</summary>
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
