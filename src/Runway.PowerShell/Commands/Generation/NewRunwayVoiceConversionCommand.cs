using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Has recorded speech spoken by another voice: one task for each sound or video, written as soon as it exists.
/// <para>
/// A local file is told by its content. A small one travels inside the request; a larger one, up to 200 MB, is uploaded
/// first, once for a session.
/// </para>
/// </summary>
/// <remarks>Each task costs credits: 1 for 3 seconds (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwaySpeechCommand"/>
/// <seealso cref="NewRunwayVoiceDubbingCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVoiceConversion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("speech_to_speech")]
public sealed class NewRunwayVoiceConversionCommand : MediaCmdlet
{
    // Boxed, because a field of one of the engine's own value types loads the engine as soon as the module is imported.
    private object? _speechType;

    /// <summary>The speech, sounds or videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Media", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Speech { get; set; }

    /// <summary>The name of the voice that is to speak, such as <c>Maya</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation]
    public string? Voice { get; set; }

    /// <summary>Says whether the speech is an <c>Audio</c> or a <c>Video</c>, for an address that does not tell.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Choice(typeof(MediaKind), nameof(MediaKind.Audio), nameof(MediaKind.Video))]
    public MediaKind? SpeechType
    {
        get => (MediaKind?)_speechType;
        set => _speechType = value;
    }

    /// <summary>The model. Default: <c>eleven_multilingual_sts_v2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>Takes noise behind the speech away.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter RemoveBackgroundNoise { get; set; }

    private protected override object[]? Media => Speech;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new SpeechToSpeechRequest
    {
        Model = ModelOr(Model, SpeechToSpeechRequest.DefaultModel),
        Media = SpeechType is { } kind && source is not null ? source with { Kind = kind } : source,
        VoicePreset = Given(Voice),
        RemoveBackgroundNoise = OnlyIf(RemoveBackgroundNoise),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
