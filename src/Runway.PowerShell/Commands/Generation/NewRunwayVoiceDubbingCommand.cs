using System.Management.Automation;
using Runway.Media;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Dubs recorded speech into another language. It creates one task for each sound and writes it as soon as it exists.
/// <para>
/// By default the voices of the speakers are cloned and the background sound is kept.
/// </para>
/// </summary>
/// <remarks>Each task costs credits: 1 for 2 seconds (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayVoiceConversionCommand"/>
/// <seealso cref="NewRunwayVoiceIsolationCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwayVoiceDubbing", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = PathSet)]
[OutputType(typeof(RunwayTask))]
[Operations("voice_dubbing")]
public sealed class NewRunwayVoiceDubbingCommand : MediaCmdlet
{
    /// <summary>The sounds: paths, wildcards, files, https URLs, runway:// URIs, data URIs, uploads, or finished sound tasks.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AudioUri", "Path", "RunwayUri")]
    [MediaTransformation]
    public object[]? Audio { get; set; }

    /// <summary>The target language, as a code such as <c>de</c>, <c>ja</c> or <c>pt</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("TargetLang", "Language")]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    [TextTransformation(WithList = "Run the command once for each language.")]
    public string? TargetLanguage { get; set; }

    /// <summary>The model. Default: <c>eleven_voice_dubbing</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>The number of speakers. Default: detected by the service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NumSpeakers")]
    [Number(0, int.MaxValue, IsCell = true)]
    public Number? SpeakerCount { get; set; }

    /// <summary>Uses other voices instead of clones of the speakers' voices.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter DisableVoiceCloning { get; set; }

    /// <summary>Removes the background sound.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter DropBackgroundAudio { get; set; }

    private protected override object[]? Media => Audio;

    private protected override GenerationRequest BuildRequest(MediaSource? source) => new VoiceDubbingRequest
    {
        Model = ModelOr(Model, VoiceDubbingRequest.DefaultModel),
        Audio = source,
        TargetLanguage = Given(TargetLanguage),
        SpeakerCount = SpeakerCount.AsInt32(),
        DisableVoiceCloning = OnlyIf(DisableVoiceCloning),
        DropBackgroundAudio = OnlyIf(DropBackgroundAudio),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
