using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>A picture made larger: <c>POST /v1/image_upscale</c>.</summary>
public sealed record ImageUpscaleRequest : GenerationRequest
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "magnific_precision_upscaler_v2";

    /// <inheritdoc/>
    public override string Operation => "image_upscale";

    /// <summary>The picture, 300 to 8000 pixels on each side.</summary>
    public MediaSource? Image { get; init; }

    /// <summary>How many times larger each side becomes: 2 (when absent), 4, 8 or 16.</summary>
    public int? ScaleFactor { get; init; }

    /// <summary>What is looked after most: <c>sublime</c>, <c>photo</c> or <c>photo_denoiser</c>.</summary>
    public string? Flavor { get; init; }

    /// <summary>How much it sharpens, 0 to 100.</summary>
    public int? Sharpen { get; init; }

    /// <summary>How much grain it adds, 0 to 100.</summary>
    public int? SmartGrain { get; init; }

    /// <summary>How much fine detail it adds, 0 to 100.</summary>
    public int? UltraDetail { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Image, "The picture");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Image, MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.ImageUpscaleRequest
        {
            Model = Model,
            ImageUri = Image!.Text,
            ScaleFactor = ScaleFactor,
            Flavor = Flavor,
            Sharpen = Sharpen,
            SmartGrain = SmartGrain,
            UltraDetail = UltraDetail,
            AdditionalData = Extra,
        });
}
