using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>Makes a video in which a person presents a product: <c>POST /v1/recipes/product_ugc</c>.</summary>
internal sealed record ProductUgcRequest : RecipeRequest
{
    /// <summary>The name of the recipe.</summary>
    public const string DefaultModel = "product_ugc";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public ProductUgcRequest()
        : base(DefaultModel)
    {
    }

    /// <summary>The person.</summary>
    public MediaSource? CharacterImage { get; init; }

    /// <summary>The product.</summary>
    public MediaSource? ProductImage { get; init; }

    /// <summary>What the service should know of the product.</summary>
    public string? ProductInfo { get; init; }

    /// <summary>The size of the video, width:height in pixels. The default of the service is not documented.</summary>
    public string? Ratio { get; init; }

    /// <summary>The length in seconds, 4 to 15. Default of the service: 15.</summary>
    public int? Duration { get; init; }

    /// <summary>Whether the video has sound. Default of the service: true.</summary>
    public bool? Audio { get; init; }

    internal override string? GivenRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequireMedia(CharacterImage, "The picture of the person");
        RequestParts.RequireMedia(ProductImage, "The picture of the product");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(CharacterImage, MediaKind.Image), (ProductImage, MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.ProductUgcRequest
        {
            Version = EffectiveVersion,
            CharacterImage = Picture(CharacterImage),
            ProductImage = Picture(ProductImage),
            ProductInfo = ProductInfo,
            UserConcept = PromptText,
            Duration = Duration,
            Ratio = Ratio,
            Audio = Audio,
            AdditionalData = Extra,
        });
}
