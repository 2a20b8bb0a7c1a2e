using Runway.Generated;

namespace Runway.Operations;

/// <summary>A video from text: <c>POST /v1/text_to_video</c>.</summary>
internal sealed record TextToVideoRequest : VideoRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "gen4.5";

    /// <inheritdoc/>
    public override string Operation => "text_to_video";

    private protected override void Check()
    {
        base.Check();
        if (PromptText is null && References.Count + ReferenceAudio.Count + ReferenceVideos.Count == 0)
        {
            throw new RunwayException(RunwayErrors.InvalidPrompt, "There is nothing to make a video from.") { Case = ErrorCase.EmptyVideoRequest };
        }
    }

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.TextToVideoRequest
        {
            Model = Model,
            PromptText = PromptText,
            Ratio = EffectiveRatio,
            Duration = EffectiveDuration?.ToWire(),
            Seed = Seed,
            Audio = Audio,
            NegativePrompt = NegativePrompt,
            ContentModeration = RequestParts.Moderation(PublicFigureThreshold),
            Resolution = Resolution,
            OutputFormat = OutputFormat,
            ProresProfile = ProresProfile,
            References = RequestParts.List(References, RequestParts.Reference),
            ReferenceAudio = RequestParts.List(ReferenceAudio, RequestParts.ReferenceAudio),
            ReferenceVideos = RequestParts.ReferenceVideos(this),
            PromptExpansionMode = PromptExpansionMode,
            AdditionalData = Extra,
        });
}
