using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>Text on an image: <c>POST /v1/add-text-to-image</c>.</summary>
internal sealed record RunwayAIImageTextRequest : RunwayAIRequest
{
    /// <summary>The positions that the documentation names.</summary>
    public static readonly IReadOnlyList<string> KnownPositions = ["top-left", "bottom-right"];

    /// <inheritdoc/>
    public override string Operation => "add-text-to-image";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Image;

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Its position; any text, since the documented ones are examples.</summary>
    public required string Position { get; init; }

    /// <summary>The size of the font, at least 1; its unit is not documented.</summary>
    public int? FontSize { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Image, "image");
        RunwayAIParts.RequireText(Text, "text");
        RunwayAIParts.RequireText(Position, "position");
        RunwayAIParts.RequireAtLeast(FontSize, 1, "font size");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new AddTextToImageRequest
        {
            ImageUrl = Source!.Url,
            Text = Text,
            Position = Position,
            FontSize = FontSize,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.AddTextToImageAsync(body, token),
        static answer => answer.TextImageUrl);
}
