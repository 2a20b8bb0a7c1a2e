using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>Makes pictures for marketing: <c>POST /v1/recipes/marketing_stock_image</c>.</summary>
internal sealed record MarketingImageRequest : RecipeRequest
{
    /// <summary>The name of the recipe.</summary>
    public const string DefaultModel = "marketing_stock_image";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public MarketingImageRequest()
        : base(DefaultModel)
    {
    }

    /// <summary>A logo, or null.</summary>
    public MediaSource? ReferenceImage { get; init; }

    /// <summary>The number of pictures, 1 to 4. Default of the service: 4.</summary>
    public int? OutputCount { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>. Default of the service: high.</summary>
    public string? Quality { get; init; }

    private protected override void Check() => RequestParts.RequirePrompt(PromptText);

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(ReferenceImage, MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new MarketingStockImageRequest
        {
            Version = EffectiveVersion,
            Prompt = PromptText,
            ReferenceImage = Picture(ReferenceImage),
            OutputCount = OutputCount,
            Quality = Quality,
            AdditionalData = Extra,
        });
}
