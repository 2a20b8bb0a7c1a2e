using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes a video that advertises a product, from pictures of it. It creates one task for each input and writes it as soon as it
/// exists.
/// <para>
/// Several pictures in -ProductImage show one product and make one video. Each picture from the pipeline is a product of its own and
/// makes a video of its own.
/// </para>
/// </summary>
/// <remarks>A task costs 56 credits and 36 for each second (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayProductUgcCommand"/>
/// <seealso cref="NewRunwayProductCampaignCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayProductAd", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("recipes/" + ProductAdRequest.DefaultModel)]
public sealed class NewRunwayProductAdCommand : RecipeCmdlet
{
    /// <summary>One to ten pictures of the product, the main one first: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished image tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProductImages", "Image", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? ProductImage { get; set; }

    /// <summary>What the video shows, up to 3,500 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PromptText", "Prompt", "UserConcept")]
    [TextTransformation(WithList = "Run the command once for each concept.")]
    public string? Concept { get; set; }

    /// <summary>Information on the product, up to 2,500 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ProductInfo { get; set; }

    /// <summary>Up to four pictures of the style.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StyleImages")]
    public object[]? StyleImage { get; set; }

    /// <summary>Width:height of the video in pixels. Default: the service's choice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>The duration in seconds, 4 to 15. Default: 10.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? Duration { get; set; }

    /// <summary>Whether the video has sound. Default: false.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? Audio { get; set; }

    private protected override string? Prompt => TextOf(Concept, nameof(Concept), ProductImage);

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => [(TargetOf(ProductImage), Build)];

    private ProductAdRequest Build() => new()
    {
        Version = Given(RecipeVersion),
        ProductImages = new MediaReader(this).Read(ProductImage),
        StyleImages = new MediaReader(this).Read(StyleImage),
        PromptText = Prompt,
        ProductInfo = Given(ProductInfo),
        Ratio = Given(Ratio),
        Duration = Duration.AsInt32(),
        Audio = Audio,
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
