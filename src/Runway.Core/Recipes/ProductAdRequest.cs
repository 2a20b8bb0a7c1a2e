using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>Makes a video that advertises a product: <c>POST /v1/recipes/product_ad</c>.</summary>
internal sealed record ProductAdRequest : RecipeRequest
{
    /// <summary>The name of the recipe.</summary>
    public const string DefaultModel = "product_ad";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public ProductAdRequest()
        : base(DefaultModel)
    {
    }

    /// <summary>One to ten pictures of the product; the first is the main one.</summary>
    public IReadOnlyList<MediaSource> ProductImages { get; init; } = [];

    /// <summary>Up to four pictures of the style.</summary>
    public IReadOnlyList<MediaSource> StyleImages { get; init; } = [];

    /// <summary>What the service should know of the product.</summary>
    public string? ProductInfo { get; init; }

    /// <summary>The size of the video, width:height in pixels. The default of the service is not documented.</summary>
    public string? Ratio { get; init; }

    /// <summary>The length in seconds, 4 to 15. Default of the service: 10.</summary>
    public int? Duration { get; init; }

    /// <summary>Whether the video has sound. Default of the service: false.</summary>
    public bool? Audio { get; init; }

    internal override string? GivenRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequireMedia(ProductImages.Count == 0 ? null : ProductImages[0], "The picture of the product");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() =>
        RequestParts.Each([.. ProductImages, .. StyleImages], MediaKind.Image);

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.ProductAdRequest
        {
            Version = EffectiveVersion,
            ProductImages = Pictures(ProductImages),
            StyleImages = Pictures(StyleImages),
            ProductInfo = ProductInfo,
            UserConcept = PromptText,
            Ratio = Ratio,
            Duration = Duration,
            Audio = Audio,
            AdditionalData = Extra,
        });
}
