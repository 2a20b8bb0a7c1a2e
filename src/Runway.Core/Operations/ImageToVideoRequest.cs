using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;

namespace Runway.Operations;

/// <summary>A video with a given first or last frame: <c>POST /v1/image_to_video</c>.</summary>
internal sealed record ImageToVideoRequest : VideoRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "gen4_turbo";

    /// <inheritdoc/>
    public override string Operation => "image_to_video";

    /// <summary>The first frame.</summary>
    public MediaSource? Image { get; init; }

    /// <summary>The last frame, for models that accept one.</summary>
    public MediaSource? LastImage { get; init; }

    // A single picture is sent in the short form, which all models accept as the first frame.
    private PromptImages PromptImage => (Image, LastImage) switch
    {
        (null, null) => new PromptImages { PromptImage = [] },
        ({ } first, null) => new PromptImages { String = first.Text },
        (null, { } last) => new PromptImages { PromptImage = [At(last, "last")] },
        ({ } first, { } last) => new PromptImages { PromptImage = [At(first, "first"), At(last, "last")] },
    };

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequireMedia(Image ?? LastImage, "The picture");
        RequireAbsent(References.Count == 0, "Reference images do", null, ErrorCase.ReferenceBesideFrame);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [.. base.MediaMembers(), (Image, MediaKind.Image), (LastImage, MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.ImageToVideoRequest
        {
            Model = Model,
            PromptImage = PromptImage,
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
            ReferenceAudio = RequestParts.List(ReferenceAudio, RequestParts.ReferenceAudio),
            ReferenceVideos = RequestParts.ReferenceVideos(this),
            PromptExpansionMode = PromptExpansionMode,
            AdditionalData = Extra,
        });

    private static PromptImage At(MediaSource image, string position) => new() { Uri = image.Text, Position = position };
}
