using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;

namespace Runway.PowerShell;

/// <summary>
/// Synchronizes the lips of faces with a sound, by an unofficial description of the API. It creates one task for each picture or
/// video.
/// <para>
/// The service will probably reject this operation. New-RunwayCharacterPerformance, which uses the performance in a video, is
/// documented.
/// </para>
/// </summary>
/// <remarks>Each use writes a warning. The emulator supports the operation.</remarks>
/// <seealso cref="NewRunwayCharacterPerformanceCommand"/>
/// <seealso cref="NewRunwayVideoCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayLipSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("lip_sync")]
public sealed class NewRunwayLipSyncCommand : MediaCmdlet
{
    /// <summary>The faces, pictures or videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Input", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Face { get; set; }

    /// <summary>The speech or song: one sound, in the same forms.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public object? Audio { get; set; }

    /// <summary>The model. Default: <c>gen4_turbo</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    private protected override object[]? Media => Face;

    private protected override string? Alternative => "Use New-RunwayCharacterPerformance to animate a face.";

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new LipSyncRequest
    {
        Model = ModelOr(Model, LipSyncRequest.DefaultModel),
        Input = source,
        Audio = new MediaReader(this).ReadOne(Audio, nameof(Audio)),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
