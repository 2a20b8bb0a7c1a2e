using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes pictures for marketing from a description and, optionally, a logo. It creates one task for each description and writes it
/// as soon as it exists. A task makes up to four pictures.
/// </summary>
/// <remarks>Four pictures of high quality cost 88 credits (price list of 2026-10). The prices of fewer pictures and of other qualities are not published.</remarks>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso cref="NewRunwayProductCampaignCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayMarketingImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("recipes/" + MarketingImageRequest.DefaultModel)]
public sealed class NewRunwayMarketingImageCommand : RecipeCmdlet
{
    /// <summary>The description of the pictures, up to 3,500 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pipe the list: $prompts | New-RunwayMarketingImage")]
    public string? PromptText { get; set; }

    /// <summary>The logo.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Logo")]
    public object? ReferenceImage { get; set; }

    /// <summary>The number of pictures, 1 to 4. Default: 4.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? OutputCount { get; set; }

    /// <summary>The quality: <c>low</c>, <c>medium</c> or <c>high</c>. Default: <c>high</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Quality { get; set; }

    private protected override string? Prompt => PromptText;

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => [((object?)PromptText ?? MyInvocation.MyCommand.Name, Build)];

    private MarketingImageRequest Build() => new()
    {
        Version = Given(RecipeVersion),
        PromptText = PromptText,
        ReferenceImage = One(ReferenceImage, nameof(ReferenceImage)),
        OutputCount = OutputCount.AsInt32(),
        Quality = Given(Quality),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
