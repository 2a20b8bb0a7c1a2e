using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;

namespace Runway.PowerShell;

/// <summary>
/// Makes faces speak a sound, as one unofficial description of the API has it: one task for each picture or video.
/// <para>
/// The service is not known to have this operation, and will probably refuse it. What it does have is
/// New-RunwayCharacterPerformance, which takes the performance from a video.
/// </para>
/// </summary>
/// <remarks>Each use warns. The emulator serves the operation.</remarks>
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

    /// <summary>What they are to say or sing: one sound, in any of the same forms.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public object? Audio { get; set; }

    /// <summary>The model. Default: <c>gen4_turbo</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    private protected override object[]? Media => Face;

    private protected override string? Alternative => "New-RunwayCharacterPerformance is the service's own way to animate a face.";

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new LipSyncRequest
    {
        Model = ModelOr(Model, LipSyncRequest.DefaultModel),
        Input = source,
        Audio = new MediaReader(this).ReadOne(Audio, nameof(Audio)),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
