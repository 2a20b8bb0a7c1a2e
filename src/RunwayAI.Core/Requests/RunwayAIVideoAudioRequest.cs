using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>Extracts the sound of a video: <c>POST /v1/extract-audio</c>.</summary>
internal sealed record RunwayAIVideoAudioRequest : RunwayAIRequest
{
    /// <inheritdoc/>
    public override string Operation => "extract-audio";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Audio;

    private protected override void Check()
    {
        RunwayAIParts.RequireUrl(Source, MediaKind.Video, "video");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new ExtractAudioRequest
        {
            VideoUrl = Source!.Url,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.ExtractAudioAsync(body, token),
        static answer => answer.AudioUrl);
}
