using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;

namespace Runway.PowerShell;

/// <summary>
/// Removes everything but the voice from recordings. It creates one task for each sound and writes it as soon as it exists.
/// <para>
/// The format of a local file is recognized by its content. A small file is sent in the request; a larger one, up to 200 MB, is
/// uploaded first, once in a session.
/// </para>
/// </summary>
/// <remarks>A sound must have 4.6 seconds to one hour. Each task costs credits: 1 for 6 seconds (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayVoiceDubbingCommand"/>
/// <seealso cref="NewRunwayVoiceConversionCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVoiceIsolation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("voice_isolation")]
public sealed class NewRunwayVoiceIsolationCommand : MediaCmdlet
{
    /// <summary>The sounds: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished sound tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AudioUri", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Audio { get; set; }

    /// <summary>The model. Default: <c>eleven_voice_isolation</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    private protected override object[]? Media => Audio;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new VoiceIsolationRequest
    {
        Model = ModelOr(Model, VoiceIsolationRequest.DefaultModel),
        Audio = source,
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
