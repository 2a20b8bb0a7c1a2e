using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;

namespace Runway.PowerShell;

/// <summary>
/// Replaces the voice in recorded speech. It creates one task for each sound or video and writes it as soon as it exists.
/// <para>
/// The format of a local file is recognized by its content. A small file is sent in the request; a larger one, up to 200 MB, is
/// uploaded first, once in a session.
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
    // Boxed, because a field of a value type of the engine would load the engine when the module is imported.
    private object? _speechType;

    /// <summary>The speech, sounds or videos: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Media", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Speech { get; set; }

    /// <summary>The name of the new voice, such as <c>Maya</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id))]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Voice { get; set; }

    /// <summary>Whether the speech is an <c>Audio</c> or a <c>Video</c>. Required for an address without a known file extension.</summary>
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

    /// <summary>Removes background noise.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter RemoveBackgroundNoise { get; set; }

    private protected override object[]? Media => Speech;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new SpeechToSpeechRequest
    {
        Model = ModelOr(Model, SpeechToSpeechRequest.DefaultModel),
        Media = SpeechType is { } kind && source is not null ? source with { Kind = kind } : source,
        VoicePreset = SpeechVoice.Of(Voice),
        RemoveBackgroundNoise = OnlyIf(RemoveBackgroundNoise),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
