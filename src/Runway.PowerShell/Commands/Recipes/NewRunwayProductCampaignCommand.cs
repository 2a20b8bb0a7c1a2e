using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes four pictures for a campaign from a picture of a product. It creates one task for each picture and writes it as soon as it
/// exists.
/// </summary>
/// <remarks>Each task costs 144 credits (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayMarketingImageCommand"/>
/// <seealso cref="NewRunwayProductAdCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayProductCampaign", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("recipes/" + ProductCampaignRequest.DefaultModel)]
public sealed class NewRunwayProductCampaignCommand : RecipeCmdlet
{
    /// <summary>The products: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished image tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Image { get; set; }

    /// <summary>What the campaign shows, up to 3,500 characters. The prompt of a task from the pipeline is not used.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [TextTransformation(WithList = "Run the command once for each prompt.")]
    public string? PromptText { get; set; }

    private protected override string? Prompt => TextOf(PromptText, nameof(PromptText), Image);

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => Each(Image, source => new ProductCampaignRequest
    {
        Version = Given(RecipeVersion),
        Image = source,
        PromptText = Prompt,
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    });
}
