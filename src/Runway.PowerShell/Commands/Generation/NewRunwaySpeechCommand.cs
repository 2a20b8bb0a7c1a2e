using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Generation;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Routing;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Generates speech from text. It creates one task for each text and writes the tasks as soon as they exist, in the order of the
/// texts.
/// <para>
/// All parameters also bind by property name, for rows of a CSV file.
/// </para>
/// </summary>
/// <remarks>Each task costs credits: 1 for 50 characters with the eleven models (price list of 2026-10).</remarks>
/// <seealso cref="NewRunwayVoiceConversionCommand"/>
/// <seealso cref="NewRunwaySoundEffectCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwaySpeech", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("text_to_speech")]
public sealed class NewRunwaySpeechCommand : RoutableCmdlet
{
    /// <summary>The text to speak: up to 1,000 UTF-16 code units for the default model, 5,000 for <c>eleven_v3</c>, 2,048 for <c>seed_audio</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt", "Text")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pipe the list: $texts | New-RunwaySpeech")]
    public string PromptText { get; set; } = string.Empty;

    /// <summary>
    /// The name of the voice, such as <c>Noah</c>. Default: <c>Maya</c> where the model requires one. Voices of the organization and
    /// the presets of avatars do not work here.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ResourceTransformation(nameof(RunwayVoice), nameof(RunwayVoice.Id))]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Voice { get; set; }

    /// <summary>
    /// A recording of the voice, for <c>seed_audio</c>, instead of -Voice: a path, a file, an https URL, a runway:// URI or a data
    /// URI.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? VoiceSample { get; set; }

    /// <summary>The model. Default: <c>eleven_multilingual_v2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>The language of the text, such as <c>en</c>, for <c>eleven_v3</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? LanguageCode { get; set; }

    /// <summary>The stability of the voice, 0 (expressive) to 1 (stable), for <c>eleven_v3</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0.0, int.MaxValue + 0.0, IsCell = true)]
    public Number? Stability { get; set; }

    /// <summary>The similarity to the original voice, 0 to 1, for <c>eleven_v3</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0.0, int.MaxValue + 0.0, IsCell = true)]
    public Number? SimilarityBoost { get; set; }

    /// <summary>The exaggeration of the style of the voice, 0 to 1, for <c>eleven_v3</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0.0, int.MaxValue + 0.0, IsCell = true)]
    public Number? Style { get; set; }

    /// <summary>The speed, 0.7 to 1.2 times the normal one, for <c>eleven_v3</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0.0, int.MaxValue + 0.0, IsCell = true)]
    public Number? Speed { get; set; }

    /// <summary>Whether the similarity to the speaker is increased, for <c>eleven_v3</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag]
    public bool? UseSpeakerBoost { get; set; }

    /// <summary>Whether numbers and similar text are written out as words first, for <c>eleven_v3</c>: <c>auto</c>, <c>on</c> or <c>off</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? ApplyTextNormalization { get; set; }

    /// <summary>0 to 4294967295, for <c>eleven_v3</c>. The same seed with the same request gives similar speech.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0, uint.MaxValue, IsCell = true)]
    public Number? Seed { get; set; }

    /// <summary>The file format, for <c>seed_audio</c>: <c>wav</c>, <c>mp3</c> or <c>ogg_opus</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? OutputFormat { get; set; }

    /// <summary>The sample rate in Hz, for <c>seed_audio</c>: 8000, 16000, 24000, 32000, 44100 or 48000.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(1, int.MaxValue, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? SampleRate { get; set; }

    /// <summary>The change of loudness, -50 (quieter) to 100 (louder), for <c>seed_audio</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(-50, 100, IsCell = true)]
    public Number? LoudnessRate { get; set; }

    /// <summary>The change of pitch in semitones, -12 (lower) to 12 (higher), for <c>seed_audio</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(-12, 12, IsCell = true)]
    public Number? PitchRate { get; set; }

    /// <summary>The change of speed, -50 (slower) to 100 (faster), for <c>seed_audio</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(-50, 100, IsCell = true)]
    public Number? SpeechRate { get; set; }

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => [(PromptText, IsRouted ? BuildRouted : BuildRequest)];

    private protected override IReadOnlyList<string> OfRouters => [nameof(PromptText), nameof(Voice), nameof(VoiceSample)];

    private protected override string? Prompt => PromptText;

    private RoutedAudio BuildRouted()
    {
        RequireApplicable();
        return new RoutedAudio
        {
            Router = Router!.Trim(),
            Ceiling = CeilingOf("generate/audio"),
            IsSpeech = true,
            PromptText = PromptText,
            VoicePreset = SpeechVoice.Of(Voice),
            VoiceSample = new MediaReader(this).ReadOne(VoiceSample, nameof(VoiceSample)),
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }

    private TextToSpeechRequest BuildRequest() => new()
    {
        Model = Given(Model) ?? TextToSpeechRequest.DefaultModel,
        PromptText = PromptText,
        VoicePreset = SpeechVoice.Of(Voice),
        VoiceSample = new MediaReader(this).ReadOne(VoiceSample, nameof(VoiceSample)),
        LanguageCode = Given(LanguageCode),
        Stability = Stability.AsDouble(),
        SimilarityBoost = SimilarityBoost.AsDouble(),
        Style = Style.AsDouble(),
        Speed = Speed.AsDouble(),
        UseSpeakerBoost = UseSpeakerBoost,
        ApplyTextNormalization = Given(ApplyTextNormalization),
        Seed = Seed.AsInt64(),
        OutputFormat = Given(OutputFormat),
        SampleRate = SampleRate.AsInt32(),
        LoudnessRate = LoudnessRate.AsInt32(),
        PitchRate = PitchRate.AsInt32(),
        SpeechRate = SpeechRate.AsInt32(),
        AdditionalProperties = JsonMembers.From(AdditionalProperty),
    };
}
