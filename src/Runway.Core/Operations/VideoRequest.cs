using Runway.Operations;

namespace Runway;

/// <summary>What the three operations that make videos have in common.</summary>
public abstract record VideoRequest : GenerationRequest
{
    /// <inheritdoc/>
    public override string Summary => base.Summary + (EffectiveRatio is { } ratio ? $", {ratio}" : string.Empty) + (EffectiveDuration is { } duration ? $", {duration} s" : string.Empty);

    /// <summary>The size of the video, width:height in pixels for most models, such as <c>1280:720</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>How long the video is to be.</summary>
    public VideoDuration? Duration { get; init; }

    /// <summary>Same seed, same request, similar video; 0 to 4294967295.</summary>
    public long? Seed { get; init; }

    /// <summary>Whether the model makes sound as well; it does when absent, where it can, and that may double the price.</summary>
    public bool? Audio { get; init; }

    /// <summary>What should not be seen.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>The size class, such as <c>720p</c>, for models that ask for it instead of a ratio.</summary>
    public string? Resolution { get; init; }

    /// <summary>The file format, such as <c>mp4</c> or <c>prores</c>; formats other than mp4 cost more.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The ProRes profile, such as <c>422 HQ</c>, where the format is ProRes.</summary>
    public string? ProresProfile { get; init; }

    /// <summary>How strictly recognisable public figures are held back: <c>auto</c> (the default) or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    /// <summary>How far the model may rewrite the prompt: <c>disabled</c>, <c>balanced</c> or <c>quality</c>.</summary>
    public string? PromptExpansionMode { get; init; }

    /// <summary>Pictures of what is to be in the video.</summary>
    public IReadOnlyList<MediaSource> References { get; init; } = [];

    /// <summary>Sounds to go by.</summary>
    public IReadOnlyList<MediaSource> ReferenceAudio { get; init; } = [];

    /// <summary>Videos to go by.</summary>
    public IReadOnlyList<MediaSource> ReferenceVideos { get; init; } = [];

    internal override string? AskedRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private protected string? EffectiveRatio => Ratio ?? RequestDefaults.RatioOf(Operation, Model);

    private protected VideoDuration? EffectiveDuration => Duration ?? RequestDefaults.DurationOf(Operation, Model);

    private protected override void Check()
    {
        if (PromptText is not null)
        {
            RequestParts.RequirePrompt(PromptText);
        }

        RequestParts.RequireSeed(Seed);
        RequestParts.RequireThreshold(PublicFigureThreshold);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() =>
        [.. RequestParts.Each(References, MediaKind.Image), .. RequestParts.Each(ReferenceAudio, MediaKind.Audio), .. RequestParts.Each(ReferenceVideos, MediaKind.Video)];

    /// <summary>Refuses a member that this operation does not have, whatever the model.</summary>
    private protected void RequireAbsent(bool absent, string what, string? advice, ErrorCase? special = null)
    {
        if (!absent)
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"{what} not go with {Operation}.", advice) { Case = special };
        }
    }
}
