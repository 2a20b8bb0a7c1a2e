using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Routing;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Creates one image task for each prompt and writes the tasks as soon as they exist, in the order of the prompts. Use
/// Wait-RunwayTask to wait for them and Save-RunwayTaskOutput to save them.
/// <para>
/// A prompt that is not valid is an error; the others continue. A request is never sent again when the service may have accepted
/// it, so no picture is paid for twice.
/// </para>
/// <para>
/// All parameters also bind by property name: pipe a CSV file with columns such as PromptText, Model, Ratio and Seed.
/// </para>
/// </summary>
/// <remarks>
/// Each task costs credits; -WhatIf sends no request and shows what would be created. When the key is not accepted or the credits
/// are used up, the other inputs are not sent.
/// </remarks>
/// <seealso cref="WaitRunwayTaskCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
/// <seealso cref="StopRunwayTaskCommand"/>
/// <seealso href="about_Runway"/>
/// <seealso href="about_RunwayPipelines"/>
[Cmdlet(VerbsCommon.New, "RunwayImage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("text_to_image")]
public sealed class NewRunwayImageCommand : RoutableCmdlet
{
    /// <summary>The prompt: what the picture shows. The gen4 models accept up to 1,000 UTF-16 code units.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pipe the list: $prompts | New-RunwayImage")]
    public string PromptText { get; set; } = string.Empty;

    /// <summary>The model. Names that this version does not know are sent too. Default: <c>gen4_image</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; } = ImageRequest.DefaultModel;

    /// <summary>Width:height of the picture in pixels, such as <c>1920:1080</c>. Default: <c>1280:720</c> where the model has it. An aspect ratio such as 16:9 or 1:1 selects the nearest size of the model, of several the cheapest, and of equal prices the smallest; -Verbose and -WhatIf show it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Ratio { get; set; }

    /// <summary>0 to 4294967295. The same seed with the same request gives a similar picture.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, uint.MaxValue, IsCell = true)]
    public Number? Seed { get; set; }

    /// <summary>
    /// Reference images: paths, https URLs, runway:// URIs or data URIs, alone or with a tag as in <c>@{ hero = './hero.png' }</c>;
    /// the prompt then contains @hero. A small file is sent in the request, a larger one is uploaded first. <c>@{ Uri =
    /// './hero.png'; Tag = 'hero'; Subject = 'human' }</c> also gives the subject, for models that require it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceImages")]
    public object[]? ReferenceImage { get; set; }

    /// <summary>The number of pictures for the prompt, each charged, for models that support several.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    public Number? OutputCount { get; set; }

    /// <summary>The file format, where the model has a choice: <c>png</c>, <c>jpeg</c> or <c>webp</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>The quality, which changes the price, where the model has a choice: <c>low</c>, <c>medium</c>, <c>high</c> …</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Quality { get; set; }

    /// <summary>The background, where the model has a choice: <c>transparent</c>, <c>opaque</c> or <c>auto</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Background { get; set; }

    /// <summary>Allows the model to search the web, for the seedream5 models.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter Grounding { get; set; }

    /// <summary>Edits the reference images, for <c>grok_imagine_image_2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter Edit { get; set; }

    /// <summary>How strict the moderation of recognizable public figures is: <c>auto</c> or <c>low</c>. Default: <c>auto</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? PublicFigureThreshold { get; set; }

    /// <summary>The aspect ratio, such as <c>16:9</c>, for -Router.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RouterValueCompleter))]
    public string? AspectRatio { get; set; }

    /// <summary>The size class, <c>1k</c>, <c>2k</c> or <c>4k</c>, for -Router.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RouterValueCompleter))]
    public string? Resolution { get; set; }

    /// <summary>Takes the default of -Model away, so that a model of a row can be told from it.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Model = IsTyped(nameof(Model)) ? Model : null;
    }

    private protected override IReadOnlyList<string> OfRouters => [nameof(PromptText), nameof(Seed), nameof(ReferenceImage), nameof(OutputCount), nameof(PublicFigureThreshold)];

    private protected override IReadOnlyDictionary<string, string> OnlyOfRouters { get; } = new Dictionary<string, string>
    {
        [nameof(AspectRatio)] = "Pass -Ratio, which takes an aspect ratio too.",
        [nameof(Resolution)] = "Pass -Ratio with a size in pixels.",
    };

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => [(PromptText, IsRouted ? BuildRouted : BuildRequest)];

    private protected override string? Prompt => PromptText;

    private RoutedImage BuildRouted()
    {
        RequireApplicable();
        return new RoutedImage
        {
            Router = Router!.Trim(),
            Ceiling = CeilingOf("generate/image"),
            PromptText = PromptText,
            AspectRatio = Given(AspectRatio),
            Resolution = Given(Resolution),
            Seed = Seed.AsInt64(),
            References = [.. new ImageReferenceReader(this).Read(ReferenceImage).Select(r => r.Source)],
            OutputCount = OutputCount.AsInt32(),
            PublicFigureThreshold = Given(PublicFigureThreshold)?.ToLowerInvariant(),
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }

    private ImageRequest BuildRequest()
    {
        RequireApplicable();
        return BuildOfModel();
    }

    private ImageRequest BuildOfModel() => new()
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
