using Runway.Generated;

namespace Runway;

/// <summary>An image from text, with reference images or without: <c>POST /v1/text_to_image</c>.</summary>
public sealed record ImageRequest : GenerationRequest
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "gen4_image";

    /// <summary>
    /// The ratio that is used when none is named, for the gen4 image models only: 720p, the cheaper of the two price
    /// steps of <c>gen4_image</c> (5 credits against 8, price list of 2026-10).
    /// </summary>
    public const string DefaultRatio = "1280:720";

    /// <summary>The largest seed: 32 bits without a sign.</summary>
    public const long MaxSeed = 4294967295;

    /// <summary>The known values of <see cref="PublicFigureThreshold"/>.</summary>
    public static readonly IReadOnlyList<string> PublicFigureThresholds = ["auto", "low"];

    private static readonly string[] OwnMembers = ["model", "promptText", "ratio", "seed", "referenceImages", "contentModeration"];

    /// <inheritdoc/>
    public override string Operation => "text_to_image";

    /// <inheritdoc/>
    public override string Summary => $"{Operation} with {Model}, {EffectiveRatio}";

    /// <summary>The size of the picture, width:height in pixels, such as <c>1920:1080</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>Same seed, same request, similar picture; 0 to <see cref="MaxSeed"/>. Without one the service draws.</summary>
    public long? Seed { get; init; }

    /// <summary>Pictures to take subjects or style from; a tag is named in the prompt as <c>@tag</c>.</summary>
    public IReadOnlyList<ImageReference> ReferenceImages { get; init; } = [];

    /// <summary>How strictly recognisable public figures are held back: <c>auto</c> (the default) or <c>low</c>.</summary>
    public string? PublicFigureThreshold { get; init; }

    private string? EffectiveRatio => Ratio ?? (Model.StartsWith(DefaultModel, StringComparison.Ordinal) ? DefaultRatio : null);

    /// <inheritdoc/>
    public override void Validate()
    {
        if (string.IsNullOrWhiteSpace(PromptText))
        {
            throw Invalid("RunwayInvalidPrompt", "The prompt is empty.", "Give every image a prompt; leave blank lines out of the input.");
        }

        if (string.IsNullOrWhiteSpace(Model))
        {
            throw Invalid("RunwayInvalidModel", "The model is empty.", $"Leave -Model out to use {DefaultModel}.");
        }

        if (EffectiveRatio is null)
        {
            throw Invalid("RunwayRatioRequired", $"The model '{Model}' needs a ratio, and there is no default that fits every model.", "Pass -Ratio, for example -Ratio 1024:1024.");
        }

        if (Seed is < 0 or > MaxSeed)
        {
            throw Invalid("RunwayInvalidSeed", $"The seed {Seed} is out of range.", $"Use a whole number from 0 to {MaxSeed}.");
        }

        if (PublicFigureThreshold is { } threshold && !PublicFigureThresholds.Contains(threshold))
        {
            throw Invalid("RunwayInvalidPublicFigureThreshold", $"'{threshold}' is not a threshold for public figures.", $"Use one of {string.Join(", ", PublicFigureThresholds)}, or leave it out.");
        }

        RequireUnknown(OwnMembers);
        foreach (var reference in ReferenceImages)
        {
            reference.Validate();
        }
    }

    internal override Task<TaskCreatedResponse> SendAsync(RunwayClient client, CancellationToken cancellationToken)
    {
        var body = new TextToImageRequest
        {
            Model = Model,
            PromptText = PromptText!,
            Ratio = EffectiveRatio,
            Seed = Seed,
        };
        if (ReferenceImages.Count > 0)
        {
            body.ReferenceImages = [.. ReferenceImages.Select(r => new ReferenceImage { Uri = r.Uri, Tag = r.Tag })];
        }

        if (PublicFigureThreshold is { } threshold)
        {
            body.ContentModeration = new ContentModeration { PublicFigureThreshold = threshold };
        }

        if (AdditionalProperties.Count > 0)
        {
            body.AdditionalProperties = AdditionalProperties.ToDictionary();
        }

        return client.CreateTextToImageAsync(body, cancellationToken);
    }
}
