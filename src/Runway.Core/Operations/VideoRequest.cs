using Runway.Media;

namespace Runway.Operations;

/// <summary>The common parameters of the three operations that make videos.</summary>
internal abstract record VideoRequest : GenerationRequest
{
    /// <inheritdoc/>
    public override string Summary => base.Summary + (EffectiveRatio is { } ratio ? $", {ratio}" : string.Empty) + (EffectiveDuration is { } duration ? $", {duration} s" : string.Empty);

    /// <summary>The size of the video, width:height in pixels for most models, such as <c>1280:720</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>The duration of the video.</summary>
    public VideoDuration? Duration { get; init; }

    /// <summary>The seed, 0 to 4294967295: equal requests with an equal seed give similar videos.</summary>
    public long? Seed { get; init; }

    /// <summary>Whether the video has sound, which may double the price. Default of the service: true, for models that support it.</summary>
    public bool? Audio { get; init; }

    /// <summary>What the video should not show.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>The resolution, such as <c>720p</c>, for models that have it instead of a ratio.</summary>
    public string? Resolution { get; init; }

    /// <summary>The file format, such as <c>mp4</c> or <c>prores</c>; formats other than mp4 cost more.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The ProRes profile, such as <c>422 HQ</c>, for the format ProRes.</summary>
    public string? ProresProfile { get; init; }

    /// <summary>The strictness of moderation of public figures: <c>auto</c> (default) or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    /// <summary>Whether the model rewrites the prompt: <c>disabled</c>, <c>balanced</c> or <c>quality</c>.</summary>
    public string? PromptExpansionMode { get; init; }

    /// <summary>Reference pictures.</summary>
    public IReadOnlyList<MediaSource> References { get; init; } = [];

    /// <summary>Reference sounds.</summary>
    public IReadOnlyList<MediaSource> ReferenceAudio { get; init; } = [];

    /// <summary>Reference videos.</summary>
    public IReadOnlyList<MediaSource> ReferenceVideos { get; init; } = [];

    internal override string? GivenRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private protected string? EffectiveRatio => Ratio ?? RequestDefaults.RatioOf(Operation, Model);

    private protected VideoDuration? EffectiveDuration => Duration ?? (AdditionalProperties.ContainsKey("duration") ? null : DefaultDuration);

    private protected virtual VideoDuration? DefaultDuration => RequestDefaults.DurationOf(Operation, Model);

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

    /// <summary>Refuses a member that this operation does not have for any model.</summary>
    private protected void RequireAbsent(bool absent, string what, string? advice, ErrorCase? special = null)
    {
        if (!absent)
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"{what} not go with {Operation}.", advice) { Case = special };
        }
    }
}
