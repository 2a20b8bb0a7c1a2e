using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Creates one image task for each prompt and returns the tasks as soon as they exist, in the order of the prompts.
/// Waiting and saving are the work of Wait-RunwayTask and Save-RunwayTaskOutput.
/// </summary>
[Cmdlet(VerbsCommon.New, "RunwayImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
public sealed class NewRunwayImageCommand : GeneratingCmdlet
{
    /// <summary>What should be seen. The gen4 models take up to 1,000 UTF-16 code units.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [AllowEmptyString]
    public string PromptText { get; set; } = string.Empty;

    /// <summary>The model; gen4_image when nothing is said. Any name is passed on, since the service adds models.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Model { get; set; } = ImageRequest.DefaultModel;

    /// <summary>Width:height of the picture in pixels; 1280:720 when nothing is said and the model is a gen4 image model.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Ratio { get; set; }

    /// <summary>0 to 4294967295. The same seed with the same request gives a similar picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    public long? Seed { get; set; }

    /// <summary>
    /// Pictures to refer to: paths, https URLs, runway:// URIs or data URIs, alone or under a tag as in
    /// @{ hero = './hero.png' }; the prompt then says @hero.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object[]? ReferenceImage { get; set; }

    /// <summary>How strictly recognisable public figures are held back: auto (the service's default) or low.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PublicFigureThresholdCompleter))]
    public string? PublicFigureThreshold { get; set; }

    private protected override object Target => PromptText;

    private protected override GenerationRequest BuildRequest() => new ImageRequest
    {
        PromptText = PromptText,
        Model = Given(Model) ?? ImageRequest.DefaultModel,
        Ratio = Given(Ratio),
        Seed = Seed,
        ReferenceImages = new ReferenceImageReader(this).Read(ReferenceImage),
        PublicFigureThreshold = Given(PublicFigureThreshold)?.ToLowerInvariant(),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
