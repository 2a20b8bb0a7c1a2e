using Runway.Generated;
using Runway.Generated.Models;
using Runway.Operations;

namespace Runway;

/// <summary>An image from text, with reference images or without: <c>POST /v1/text_to_image</c>.</summary>
public sealed record ImageRequest : GenerationRequest
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "gen4_image";

    /// <summary>
    /// The ratio that is used when none is named and the model has it: 720p, the cheaper of the two price steps of
    /// <c>gen4_image</c> (5 credits against 8, price list of 2026-10).
    /// </summary>
    public const string DefaultRatio = RequestDefaults.Ratio;

    /// <summary>The largest seed: 32 bits without a sign.</summary>
    public const long MaxSeed = RequestParts.MaxSeed;

    /// <summary>The known values of <see cref="PublicFigureThreshold"/>.</summary>
    public static readonly IReadOnlyList<string> PublicFigureThresholds = ["auto", "low"];

    /// <inheritdoc/>
    public override string Operation => "text_to_image";

    /// <inheritdoc/>
    public override string Summary => $"{base.Summary}, {EffectiveRatio}";

    /// <summary>The size of the picture, width:height in pixels, such as <c>1920:1080</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>Same seed, same request, similar picture; 0 to <see cref="MaxSeed"/>. Without one the service draws.</summary>
    public long? Seed { get; init; }

    /// <summary>Pictures to take subjects or style from; a tag is named in the prompt as <c>@tag</c>.</summary>
    public IReadOnlyList<ImageReference> ReferenceImages { get; init; } = [];

    /// <summary>How strictly recognisable public figures are held back: <c>auto</c> (the default) or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    /// <summary>How many pictures to make, each charged; 1 when absent. The gen4 models make one.</summary>
    public int? OutputCount { get; init; }

    /// <summary>The file format: <c>png</c>, <c>jpeg</c> or <c>webp</c>, as the model allows.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The effort, and the price, in words of the model: <c>low</c>, <c>medium</c>, <c>high</c> …</summary>
    public string? Quality { get; init; }

    /// <summary><c>transparent</c>, <c>opaque</c> or <c>auto</c>, as the model allows.</summary>
    public string? Background { get; init; }

    /// <summary>Whether the model may look facts up on the web.</summary>
    public bool? Grounding { get; init; }

    /// <summary>Whether the reference images are to be edited rather than referred to.</summary>
    public bool? Edit { get; init; }

    internal override string? AskedRatio => Ratio;

    internal override GenerationRequest WithRatio(string ratio) => this with { Ratio = ratio };

    private string? EffectiveRatio => Ratio ?? RequestDefaults.RatioOf(Operation, Model);

    private protected override void Check()
    {
        RequestParts.RequirePrompt(PromptText);
        if (EffectiveRatio is null)
        {
            throw new RunwayException(RunwayErrors.RatioRequired, $"The model '{Model}' needs a ratio, and there is no default that fits it.");
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
