using Runway.Catalogue;
using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>A video that is edited, restyled or extended: <c>POST /v1/video_to_video</c>.</summary>
internal sealed record VideoToVideoRequest : VideoRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "aleph2";

    private const string VideoUri = "videoUri";

    /// <inheritdoc/>
    public override string Operation => "video_to_video";

    /// <summary>The input video.</summary>
    public MediaSource? Video { get; init; }

    /// <summary>The mode: <c>reference</c>, <c>extend</c> or <c>edit</c>, depending on the model.</summary>
    public string? Mode { get; init; }

    /// <summary>The aspect ratio of the result, such as <c>16:9</c>.</summary>
    public string? TargetAspectRatio { get; init; }

    /// <summary>One to five keyframes.</summary>
    public IReadOnlyList<VideoKeyframe> Keyframes { get; init; } = [];

    // The input is videoUri or promptVideo, depending on the model; promptVideo for unknown models.
    private bool TakesVideoUri => ModelCatalogue.Current.Find(Operation, Model)?.Required.Contains(VideoUri) == true;

    // For an unknown model with videoUri, the user can send that member as an additional one.
    private bool BringsOwnSource => AdditionalProperties.ContainsKey(VideoUri);

    private string? Source => BringsOwnSource ? null : Video?.Text;

    private protected override VideoDuration? DefaultDuration => RequestDefaults.DurationOf(Operation, Model, Mode);

    private protected override bool IsOpen(string member) => member == VideoUri && !TakesVideoUri;

    private protected override void Check()
    {
        base.Check();
        if (!BringsOwnSource)
        {
            RequestParts.RequireMedia(Video, "The video");
        }

        RequireAbsent(NegativePrompt is null, "A negative prompt does", "Say in the prompt what the video should not show.");
        RequireAbsent(PromptExpansionMode is null, "Prompt expansion does", "Leave it out.");
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() =>
        [.. base.MediaMembers(), (BringsOwnSource ? null : Video, MediaKind.Video), .. Keyframes.Select(k => ((MediaSource?)k.Source, MediaKind.Image))];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.VideoToVideoRequest
        {
            Model = Model,
            VideoUri = TakesVideoUri ? Source : null,
            PromptVideo = TakesVideoUri ? null : Source,
            PromptText = PromptText,
            Ratio = EffectiveRatio,
            Duration = EffectiveDuration?.ToWire(),
            Seed = Seed,
            Audio = Audio,
            ContentModeration = RequestParts.Moderation(PublicFigureThreshold),
            Resolution = Resolution,
            OutputFormat = OutputFormat,
            ProresProfile = ProresProfile,
            TargetAspectRatio = TargetAspectRatio,
            Mode = Mode,
            Keyframes = Keyframes.Count == 0 ? null : [.. Keyframes.Select(k => k.ToWire())],
            References = RequestParts.List(References, RequestParts.Reference),
            ReferenceAudio = RequestParts.List(ReferenceAudio, RequestParts.ReferenceAudio),
            ReferenceVideos = RequestParts.ReferenceVideos(this),
            AdditionalData = Extra,
        });
}
