using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Enlarges pictures. It creates one task for each picture and writes it as soon as it exists.
/// <para>
/// The format of a local file is recognized by its content. A small file is sent in the request; a larger one, up to 200 MB, is
/// uploaded first, once in a session.
/// </para>
/// </summary>
/// <remarks>Each side of the picture may have 300 to 8,000 pixels, and the result 25.3 million pixels in all. Each task costs credits.</remarks>
/// <seealso cref="NewRunwayImageCommand"/>
/// <seealso cref="NewRunwayVideoUpscaleCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayImageUpscale", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("image_upscale")]
public sealed class NewRunwayImageUpscaleCommand : MediaCmdlet
{
    /// <summary>The pictures: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished image tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ImageUri", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Image { get; set; }

    /// <summary>The model. Default: <c>magnific_precision_upscaler_v2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>The factor for each side: 2, 4, 8 or 16. Default: 2.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? ScaleFactor { get; set; }

    /// <summary>The optimization: <c>sublime</c>, <c>photo</c> or <c>photo_denoiser</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Flavor { get; set; }

    /// <summary>The amount of sharpening, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? Sharpen { get; set; }

    /// <summary>The amount of added grain, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? SmartGrain { get; set; }

    /// <summary>The amount of added fine detail, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? UltraDetail { get; set; }

    private protected override object[]? Media => Image;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new ImageUpscaleRequest
    {
        Model = ModelOr(Model, ImageUpscaleRequest.DefaultModel),
        Image = source,
        ScaleFactor = ScaleFactor.AsInt32(),
        Flavor = Given(Flavor),
        Sharpen = Sharpen.AsInt32(),
        SmartGrain = SmartGrain.AsInt32(),
        UltraDetail = UltraDetail.AsInt32(),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
