using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Translates the texts in advertisements. It creates one task for each picture and writes it as soon as it exists. The result is
/// a picture with the same content and translated texts.
/// </summary>
/// <remarks>Each task costs 21 credits (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayMarketingImageCommand"/>
/// <seealso cref="NewRunwayProductCampaignCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayAdLocalization", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("recipes/" + AdLocalizationRequest.DefaultModel)]
public sealed class NewRunwayAdLocalizationCommand : RecipeCmdlet
{
    /// <summary>The advertisements: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished image tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceImage", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Image { get; set; }

    /// <summary>The target language, as a code such as <c>de</c>, <c>ja</c> or <c>zh-Hant</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Language")]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation(WithList = "Run the command once for each language.")]
    public string? TargetLanguage { get; set; }

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => Each(Image, source => new AdLocalizationRequest
    {
        Version = Given(RecipeVersion),
        Image = source,
        TargetLanguage = Given(TargetLanguage),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    });
}
