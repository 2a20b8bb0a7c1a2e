using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>Puts another product into a video: <c>POST /v1/recipes/product_swap</c>.</summary>
internal sealed record ProductSwapRequest : RecipeRequest
{
    /// <summary>The name of the recipe.</summary>
    public const string DefaultModel = "product_swap";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public ProductSwapRequest()
        : base(DefaultModel)
    {
    }

    /// <summary>The video, 1.8 to 15 seconds.</summary>
    public MediaSource? Video { get; init; }

    /// <summary>The product that is in the video.</summary>
    public MediaSource? OriginalProductImage { get; init; }

    /// <summary>One to ten pictures of the product that replaces it.</summary>
    public IReadOnlyList<ProductView> NewProductImages { get; init; } = [];

    /// <summary>The length of the result in seconds, 4 to 15. Default of the service: 10.</summary>
    public int? Duration { get; init; }

    /// <summary><c>720p</c> or <c>1080p</c>. Default of the service: 720p.</summary>
    public string? Resolution { get; init; }

    /// <summary>Whether the video has sound. Default of the service: true.</summary>
    public bool? Audio { get; init; }

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequireMedia(Video, "The video");
        RequestParts.RequireMedia(OriginalProductImage, "The picture of the product in the video");
        RequestParts.RequireMedia(NewProductImages.Count == 0 ? null : NewProductImages[0].Image, "The picture of the new product");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() =>
        [(Video, MediaKind.Video), (OriginalProductImage, MediaKind.Image), .. RequestParts.Each([.. NewProductImages.Select(view => view.Image)], MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.ProductSwapRequest
        {
            Version = EffectiveVersion,
            ReferenceVideo = Video is null ? null : new VideoAddress { Uri = Video.Text },
            OriginalProductImage = Picture(OriginalProductImage),
            NewProductImages = NewProductImages.Count == 0 ? null : [.. NewProductImages.Select(view => new Generated.Models.ProductView { Uri = view.Image.Text, View = view.View })],
            Duration = Duration,
            Resolution = Resolution,
            Audio = Audio,
            AdditionalData = Extra,
        });
}
