using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes videos in which a person presents a product, as users make them. It creates one task for each picture of a person and
/// writes it as soon as it exists.
/// </summary>
/// <remarks>The price list of 2026-10 has 192 credits for a task, without a duration.</remarks>
/// <seealso cref="NewRunwayProductAdCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayProductUgc", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("recipes/" + ProductUgcRequest.DefaultModel)]
public sealed class NewRunwayProductUgcCommand : RecipeCmdlet
{
    /// <summary>The persons: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished image tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Character", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? CharacterImage { get; set; }

    /// <summary>The product: one picture, in the same forms.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public object? ProductImage { get; set; }

    /// <summary>What the video shows, up to 3,500 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PromptText", "Prompt", "UserConcept")]
    [TextTransformation(WithList = "Run the command once for each concept.")]
    public string? Concept { get; set; }

    /// <summary>Information on the product, up to 2,500 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ProductInfo { get; set; }

    /// <summary>The duration in seconds, 4 to 15. Default: 15.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? Duration { get; set; }

    /// <summary>Width:height of the video in pixels: <c>720:1280</c> or <c>1080:1920</c>. Default: the service's choice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>Whether the video has sound. Default: true.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? Audio { get; set; }

    private protected override string? Prompt => TextOf(Concept, nameof(Concept), CharacterImage);

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => Each(CharacterImage, source => new ProductUgcRequest
    {
        Version = Given(RecipeVersion),
        CharacterImage = source,
        ProductImage = One(ProductImage, nameof(ProductImage)),
        PromptText = Prompt,
        ProductInfo = Given(ProductInfo),
        Duration = Duration.AsInt32(),
        Ratio = Given(Ratio),
        Audio = Audio,
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    });
}
