using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Upscales a picture: <c>POST /v1/image_upscale</c>.</summary>
internal sealed record ImageUpscaleRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "magnific_precision_upscaler_v2";

    /// <inheritdoc/>
    public override string Operation => "image_upscale";

    /// <summary>The picture, 300 to 8000 pixels on each side.</summary>
    public MediaSource? Image { get; init; }

    /// <summary>The scale factor of each side: 2 (default of the service), 4, 8 or 16.</summary>
    public int? ScaleFactor { get; init; }

    /// <summary>The optimization: <c>sublime</c>, <c>photo</c> or <c>photo_denoiser</c>.</summary>
    public string? Flavor { get; init; }

    /// <summary>Sharpening, 0 to 100.</summary>
    public int? Sharpen { get; init; }

    /// <summary>Added grain, 0 to 100.</summary>
    public int? SmartGrain { get; init; }

    /// <summary>Added detail, 0 to 100.</summary>
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
