using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Recipes;
using Runway.PowerShell.Values;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Replaces a product in videos with another one. It creates one task for each video and writes it as soon as it exists.
/// </summary>
/// <remarks>The price list of 2026-10 has 212 credits for a task, without a duration.</remarks>
/// <seealso cref="NewRunwayProductAdCommand"/>
/// <seealso cref="NewRunwayVideoCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayProductSwap", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("recipes/" + ProductSwapRequest.DefaultModel)]
public sealed class NewRunwayProductSwapCommand : RecipeCmdlet
{
    /// <summary>The videos, 1.8 to 15 seconds long: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished video tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceVideo", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Video { get; set; }

    /// <summary>A picture of the product that is in the video.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public object? OriginalProductImage { get; set; }

    /// <summary>One to ten pictures of the new product, also with their view, as in <c>@{ front = './a.png'; back = './b.png' }</c> or <c>@{ Image = './a.png'; View = 'side' }</c>. The views are front, side and back.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Alias("NewProductImages")]
    public object[]? NewProductImage { get; set; }

    /// <summary>The duration of the result in seconds, 4 to 15. Default: 10.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? Duration { get; set; }

    /// <summary>The size class: <c>720p</c> or <c>1080p</c>. Default: <c>720p</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Resolution { get; set; }

    /// <summary>Whether the result has sound. Default: true.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? Audio { get; set; }

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => Each(Video, source => new ProductSwapRequest
    {
        Version = Given(RecipeVersion),
        Video = source,
        OriginalProductImage = One(OriginalProductImage, nameof(OriginalProductImage)),
        NewProductImages = new ProductViewReader(this).Read(NewProductImage),
        Duration = Duration.AsInt32(),
        Resolution = Given(Resolution),
        Audio = Audio,
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    });
}
