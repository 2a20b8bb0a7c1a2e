using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Creates one image task for each prompt and returns the tasks as soon as they exist, in the order of the prompts.
/// Waiting and saving are the work of Wait-RunwayTask and Save-RunwayTaskOutput.
/// <para>
/// A prompt that is refused is an error of its own; the others go on. A request is sent once and never again where the
/// service may have taken it, so that no picture is paid for twice.
/// </para>
/// <para>
/// The prompt and its settings also bind by property name, so that the rows of a CSV file with the columns PromptText,
/// Model, Ratio and Seed need no loop.
/// </para>
/// </summary>
/// <remarks>
/// Each task costs credits; -WhatIf sends nothing and names what would be created. When the key is refused or the
/// credits are used up, the rest of the input is not sent.
/// </remarks>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="StopRunwayTaskCommand"/>
/// <seealso href="about_Runway"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.New, "RunwayImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("text_to_image")]
public sealed class NewRunwayImageCommand : GeneratingCmdlet
{
    /// <summary>What should be seen. The gen4 models take up to 1,000 UTF-16 code units.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation]
    public string PromptText { get; set; } = string.Empty;

    /// <summary>The model. Any name is passed on, since the service adds models. Default: <c>gen4_image</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string Model { get; set; } = ImageRequest.DefaultModel;

    /// <summary>Width:height of the picture in pixels, such as <c>1920:1080</c>. Default: <c>1280:720</c> where the model has it. A shape such as 16:9 or 1:1 means the model's nearest size; -Verbose and -WhatIf name it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>0 to 4294967295. The same seed with the same request gives a similar picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, uint.MaxValue, IsCell = true)]
    public Number? Seed { get; set; }

    /// <summary>
    /// Pictures to refer to: paths, https URLs, runway:// URIs or data URIs, alone or under a tag as in
    /// <c>@{ hero = './hero.png' }</c>; the prompt then says @hero. A small
    /// file travels inside the request, a larger one is uploaded first. <c>@{ Uri = './hero.png'; Tag = 'hero'; Subject = 'human' }</c>
    /// also says what it shows, for models that ask.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceImages")]
    public object[]? ReferenceImage { get; set; }

    /// <summary>How many pictures to make of the prompt, each charged, for models that make several.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? OutputCount { get; set; }

    /// <summary>The file format, where the model has a choice: <c>png</c>, <c>jpeg</c> or <c>webp</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>The effort, and the price, where the model has a choice: <c>low</c>, <c>medium</c>, <c>high</c> …</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Quality { get; set; }

    /// <summary>The background, where the model has a choice: <c>transparent</c>, <c>opaque</c> or <c>auto</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Background { get; set; }

    /// <summary>Lets the model look facts up on the web, for the seedream5 models.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter Grounding { get; set; }

    /// <summary>Edits the reference images instead of referring to them, for <c>grok_imagine_image_2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter Edit { get; set; }

    /// <summary>How strictly recognisable public figures are held back: <c>auto</c> (the service's default) or <c>low</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? PublicFigureThreshold { get; set; }

    /// <summary>Sends one prompt.</summary>
    protected override void ProcessRecord() => Submit(PromptText, BuildRequest);

    private protected override string? Prompt => PromptText;

    private ImageRequest BuildRequest() => new()
    {
        PromptText = PromptText,
        Model = Given(Model) ?? ImageRequest.DefaultModel,
        Ratio = Given(Ratio),
        Seed = Seed.AsInt64(),
        ReferenceImages = new ImageReferenceReader(this).Read(ReferenceImage),
        OutputCount = OutputCount.AsInt32(),
        OutputFormat = Given(OutputFormat),
        Quality = Given(Quality),
        Background = Given(Background),
        Grounding = OnlyIf(Grounding),
        Edit = OnlyIf(Edit),
        PublicFigureThreshold = Given(PublicFigureThreshold)?.ToLowerInvariant(),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
