using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Increases the frame rate of videos. It creates one task for each video and writes it as soon as it exists.
/// <para>
/// The default model <c>enhance_frame_rate</c> is that of the service (operation video_upscale). The model
/// <c>frame_interpolation_v1</c> belongs to an operation of an unofficial description; it is sent with a warning, and the service
/// will probably reject it.
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
    private const string DefaultRate = "60";

    /// <summary>The videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished video tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Video { get; set; }

    /// <summary>
    /// The new frame rate: 24, 25, 30, 48, 50, 60, 120, 23.98, 29.97 or 59.94 frames per second. Not for the model
    /// <c>frame_interpolation_v1</c>. Default: 60.
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

    private protected override string? Alternative => $"Use -Model {FrameInterpolationRequest.LiveModel} instead.";

    private protected override GenerationRequest BuildRequest(MediaSource? source)
    {
        var model = ModelOr(Model, FrameInterpolationRequest.LiveModel);
        var extra = JsonMembers.From(AdditionalProperty);
        if (model != FrameInterpolationRequest.DefaultModel)
        {
            return new VideoUpscaleRequest { Model = model, Video = source, TargetFramerate = Given(TargetFramerate) ?? DefaultRate, AdditionalProperties = extra };
        }

        return Given(TargetFramerate) is null
            ? new FrameInterpolationRequest { Model = model, Video = source, AdditionalProperties = extra }
            : throw new RunwayException(
                RunwayErrors.ParameterNotApplicable,
                $"-TargetFramerate cannot be used with the model '{model}'.",
                $"Omit -Model to use {FrameInterpolationRequest.LiveModel}, which accepts it.");
    }
}
