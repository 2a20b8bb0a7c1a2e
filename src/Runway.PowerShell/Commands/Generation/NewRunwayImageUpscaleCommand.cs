using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Makes pictures larger: one task for each picture, written as soon as it exists.
/// <para>
/// A local file is told by its content. A small one travels inside the request; a larger one, up to 200 MB, is uploaded
/// first, once for a session.
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

    /// <summary>How many times longer each side becomes: 2 (the service's default), 4, 8 or 16.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? ScaleFactor { get; set; }

    /// <summary>What is looked after most: <c>sublime</c>, <c>photo</c> or <c>photo_denoiser</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Flavor { get; set; }

    /// <summary>How much is sharpened, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? Sharpen { get; set; }

    /// <summary>How much grain is added, 0 to 100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, 100, IsCell = true)]
    public Number? SmartGrain { get; set; }

    /// <summary>How much fine detail is added, 0 to 100.</summary>
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
