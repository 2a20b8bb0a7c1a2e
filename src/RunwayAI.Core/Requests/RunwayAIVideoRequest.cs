using RunwayAI.Generated;
using RunwayAI.Generated.Models;

namespace Runway;

/// <summary>A video from a prompt: <c>POST /v1/generate-video</c>.</summary>
internal sealed record RunwayAIVideoRequest : RunwayAIRequest
{
    /// <inheritdoc/>
    public override string Operation => "generate-video";

    /// <inheritdoc/>
    public override MediaKind Result => MediaKind.Video;

    /// <summary>The length in whole seconds, at least 1.</summary>
    public required int Duration { get; init; }

    /// <summary>The frame rate in frames per second, at least 1. Default of the service: 24.</summary>
    public int? FramesPerSecond { get; init; }

    private protected override void Check()
    {
        RunwayAIParts.RequireText(PromptText, "prompt text");
        RunwayAIParts.RequireAtLeast(Duration, 1, "duration");
        RunwayAIParts.RequireAtLeast(FramesPerSecond, 1, "number of frames per second");
    }

    internal override RunwayAIBody ToWire() => RunwayAIBody.Of(
        new GenerateVideoRequest
        {
            Prompt = PromptText!,
            Duration = Duration,
            Fps = FramesPerSecond,
            AdditionalData = Extra,
        },
        static (client, body, token) => client.GenerateVideoAsync(body, token),
        static answer => answer.VideoUrl);
}
