using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Enlarges videos. It creates one task for each video and writes it as soon as it exists.
/// <para>
/// The format of a local file is recognized by its content. A small file is sent in the request; a larger one, up to 200 MB, is
/// uploaded first, once in a session.
/// </para>
/// </summary>
/// <remarks>
/// A video may have up to 30 seconds. Each task costs credits for each frame. New-RunwayFrameInterpolation increases the frame
/// rate.
/// </remarks>
/// <seealso cref="NewRunwayFrameInterpolationCommand"/>
/// <seealso cref="NewRunwayVideoHdrCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVideoUpscale", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("video_upscale")]
public sealed class NewRunwayVideoUpscaleCommand : MediaCmdlet
{
    /// <summary>The videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished video tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Video { get; set; }

    /// <summary>The model. Default: <c>magnific_video_upscaler_creative</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>The new size class: <c>720p</c>, <c>1k</c>, <c>2k</c> or <c>4k</c>. Default: <c>2k</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Resolution { get; set; }

    /// <summary>How much detail the model may invent, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? Creativity { get; set; }

    /// <summary>The look: <c>vivid</c> or <c>natural</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Flavor { get; set; }

    /// <summary>Also adds frames.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter FpsBoost { get; set; }

    /// <summary>The amount of sharpening, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? Sharpen { get; set; }

    /// <summary>The amount of added grain, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? SmartGrain { get; set; }

    private protected override object[]? Media => Video;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new VideoUpscaleRequest
    {
        Model = ModelOr(Model, VideoUpscaleRequest.DefaultModel),
        Video = source,
        Resolution = Given(Resolution),
        Creativity = Creativity.AsInt32(),
        Flavor = Given(Flavor),
        FpsBoost = OnlyIf(FpsBoost),
        Sharpen = Sharpen.AsInt32(),
        SmartGrain = SmartGrain.AsInt32(),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
