using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>Makes four pictures for a campaign from one of a product: <c>POST /v1/recipes/product_campaign_image</c>.</summary>
internal sealed record ProductCampaignRequest : RecipeRequest
{
    /// <summary>The name of the recipe.</summary>
    public const string DefaultModel = "product_campaign_image";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public ProductCampaignRequest()
        : base(DefaultModel)
    {
    }

    /// <summary>The picture of the product.</summary>
    public MediaSource? Image { get; init; }

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequireMedia(Image, "The picture of the product");
        RequestParts.RequirePrompt(PromptText);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Image, MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new ProductCampaignImageRequest { Version = EffectiveVersion, Image = Picture(Image), Prompt = PromptText, AdditionalData = Extra });
}
