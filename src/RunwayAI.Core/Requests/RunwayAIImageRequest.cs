using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>An image from a prompt: <c>POST /v1/generate-image</c>.</summary>
internal sealed record RunwayAIImageRequest : RunwayAIRequest
{
    /// <summary>The styles that the documentation names.</summary>
    public static readonly IReadOnlyList<string> KnownStyles = ["photorealistic", "sketch", "abstract"];

    /// <inheritdoc/>
    public override string Operation => "generate-image";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Image;

    /// <summary>The artistic style; any text, since the documented ones are examples.</summary>
    public string? Style { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireText(PromptText, "prompt text");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new GenerateImageRequest
        {
            Prompt = PromptText!,
            Style = Style,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.GenerateImageAsync(body, token),
        static answer => answer.ImageUrl);
}
