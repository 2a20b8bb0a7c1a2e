using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>An image in the style of another: <c>POST /v1/style-transfer</c>.</summary>
internal sealed record RunwayAIImageStyleRequest : RunwayAIRequest
{
    /// <inheritdoc/>
    public override string Operation => "style-transfer";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Image;

    /// <summary>The image with the style.</summary>
    public required RunwayAIMedia StyleReference { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Image, "image");
        RunwayAIParts.RequireUrl(StyleReference, MediaKind.Image, "style reference");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new TransferStyleRequest
        {
            ImageUrl = Source!.Url,
            StyleReference = StyleReference.Url,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.TransferStyleAsync(body, token),
        static answer => answer.StyledImageUrl);
}
