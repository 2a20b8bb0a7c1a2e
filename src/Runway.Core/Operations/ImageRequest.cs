using Runway.Catalogue;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;

namespace Runway.Operations;

/// <summary>An image from text, with or without reference images: <c>POST /v1/text_to_image</c>.</summary>
internal sealed record ImageRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "gen4_image";

    /// <summary>
    /// The default ratio, for models that have it: 720p, the cheaper of the two price tiers of <c>gen4_image</c> (5 credits
    /// instead of 8, price list of 2026-10).
    /// </summary>
    public const string DefaultRatio = RequestDefaults.Ratio;

    /// <summary>The maximum seed: 32 bits, unsigned.</summary>
    public const long MaxSeed = RequestParts.MaxSeed;

    /// <summary>The known values of <see cref="PublicFigureThreshold"/>.</summary>
    public static readonly IReadOnlyList<string> PublicFigureThresholds = ["auto", "low"];

    /// <inheritdoc/>
    public override string Operation => "text_to_image";

    /// <inheritdoc/>
    public override string Summary => $"{base.Summary}, {EffectiveRatio}";

    /// <summary>The size of the picture, width:height in pixels, such as <c>1920:1080</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>The seed, 0 to <see cref="MaxSeed"/>: equal requests with an equal seed give similar pictures. Default: the service chooses one.</summary>
    public long? Seed { get; init; }

    /// <summary>Reference pictures for subjects or style; the prompt names them by their tag, as <c>@tag</c>.</summary>
    public IReadOnlyList<ImageReference> ReferenceImages { get; init; } = [];

    /// <summary>The strictness of moderation of public figures: <c>auto</c> (default) or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    /// <summary>The number of pictures, each charged. Default of the service: 1. The gen4 models make one.</summary>
    public int? OutputCount { get; init; }

    /// <summary>The file format: <c>png</c>, <c>jpeg</c> or <c>webp</c>, depending on the model.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The quality, which determines the price: <c>low</c>, <c>medium</c>, <c>high</c> …, depending on the model.</summary>
    public string? Quality { get; init; }

    /// <summary><c>transparent</c>, <c>opaque</c> or <c>auto</c>, depending on the model.</summary>
    public string? Background { get; init; }

    /// <summary>Whether the model may search the web.</summary>
    public bool? Grounding { get; init; }

    /// <summary>Whether the reference images are edited.</summary>
    public bool? Edit { get; init; }

    internal override string? GivenRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private string? EffectiveRatio => Ratio ?? RequestDefaults.RatioOf(Operation, Model);

    private protected override void Check()
    {
        RequestParts.RequirePrompt(PromptText);
        if (EffectiveRatio is null)
        {
            throw new RunwayException(RunwayErrors.RatioRequired, ModelCatalogue.Current.Find(Operation, Model)?.Member("ratio") is { Values.Count: > 0 } ratio
                ? $"The model '{Model}' needs a ratio and has no default. Allowed: {string.Join(", ", ratio.Values)}."
                : $"The catalogue does not know the model '{Model}' of {Operation}, so that there is no default ratio for it.");
        }

        RequestParts.RequireSeed(Seed);
        RequestParts.RequireThreshold(PublicFigureThreshold);
        foreach (var reference in ReferenceImages)
        {
            reference.RequireTag();
        }
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => ReferenceImages.Select(r => ((MediaSource?)r.Source, MediaKind.Image));

    internal override RequestBody ToBody() => RequestBody.Of(
        new TextToImageRequest
        {
            Model = Model,
            PromptText = PromptText!,
            Ratio = EffectiveRatio,
            Seed = Seed,
            ReferenceImages = ReferenceImages.Count == 0 ? null : [.. ReferenceImages.Select(r => new ReferenceImage { Uri = r.Source.Text, Tag = r.Tag, Subject = r.Subject })],
            ContentModeration = RequestParts.Moderation(PublicFigureThreshold),
            OutputCount = OutputCount,
            OutputFormat = OutputFormat,
            Quality = Quality,
            Background = Background,
            Grounding = Grounding,
            Edit = Edit,
            AdditionalData = Extra,
        });
}
