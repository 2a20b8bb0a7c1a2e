using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Gives videos more frames for a second: one task for each video, written as soon as it exists.
/// <para>
/// The model <c>enhance_frame_rate</c>, the default, is the service's own way to do it (an
/// operation of video_upscale). The model <c>frame_interpolation_v1</c> stands for an operation that only one unofficial
/// description knows; it is sent with a warning, and the live service will probably refuse it.
/// </para>
/// </summary>
/// <remarks>Each task costs credits.</remarks>
/// <seealso cref="NewRunwayVideoUpscaleCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayFrameInterpolation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("video_upscale", "frame_interpolation")]
public sealed class NewRunwayFrameInterpolationCommand : MediaCmdlet
{
    internal const string LiveModel = "enhance_frame_rate";
    private const string DefaultRate = "60";

    /// <summary>The videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished video tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Video { get; set; }

    /// <summary>
    /// The frames for a second to reach: 24, 25, 30, 48, 50, 60, 120, 23.98, 29.97 or 59.94. The model
    /// <c>frame_interpolation_v1</c> does not take it. Default: 60.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Fps")]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? TargetFramerate { get; set; }

    /// <summary>The model. Default: <c>enhance_frame_rate</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    private protected override object[]? Media => Video;

    private protected override string? Alternative => $"-Model {LiveModel} is the service's own way to do this.";

    private protected override GenerationRequest BuildRequest(MediaSource? source)
    {
        var model = ModelOr(Model, LiveModel);
        var extra = JsonMembers.From(AdditionalProperty);
        if (model != FrameInterpolationRequest.DefaultModel)
        {
            return new VideoUpscaleRequest { Model = model, Video = source, TargetFramerate = Given(TargetFramerate) ?? DefaultRate, AdditionalProperties = extra };
        }

        return Given(TargetFramerate) is null
            ? new FrameInterpolationRequest { Model = model, Video = source, AdditionalProperties = extra }
            : throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                $"-TargetFramerate does not go with the model '{model}'.",
                $"Leave -Model out to use {LiveModel}, which takes it.");
    }
}
