using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Media;
using Runway.Operations;

namespace Runway.Recipes;

/// <summary>Translates the texts of an advertisement: <c>POST /v1/recipes/ad_localization</c>. The result is one picture.</summary>
internal sealed record AdLocalizationRequest : RecipeRequest
{
    /// <summary>The name of the recipe.</summary>
    public const string DefaultModel = "ad_localization";

    /// <summary>Makes an empty request.</summary>
    [SetsRequiredMembers]
    public AdLocalizationRequest()
        : base(DefaultModel)
    {
    }

    /// <summary>The advertisement.</summary>
    public MediaSource? Image { get; init; }

    /// <summary>The language of the result, such as <c>de</c>.</summary>
    public string? TargetLanguage { get; init; }

    /// <inheritdoc/>
    public override string Summary => $"{base.Summary}, into {TargetLanguage}";

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequireMedia(Image, "The advertisement");
        if (TargetLanguage is null)
        {
            throw new RunwayException(RunwayErrors.LanguageRequired, "The language to translate into is missing.");
        }
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Image, MediaKind.Image)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.AdLocalizationRequest
        {
            Version = EffectiveVersion,
            ReferenceImage = Picture(Image),
            TargetLanguage = TargetLanguage,
            AdditionalData = Extra,
        });
}
