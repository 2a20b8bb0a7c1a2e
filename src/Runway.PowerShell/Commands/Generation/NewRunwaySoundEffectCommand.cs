using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Json;
using Runway.PowerShell.Media;
using Runway.PowerShell.Values;
using Runway.Routing;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell;

/// <summary>
/// Generates sounds from text. It creates one task for each prompt and writes the tasks as soon as they exist, in the order of the
/// prompts.
/// <para>
/// All parameters also bind by property name, for rows of a CSV file.
/// </para>
/// </summary>
/// <remarks>
/// Each task costs credits: 1 or 2 with <c>eleven_text_to_sound_v2</c>, 5 and more with <c>seed_audio</c> (price list
/// of 2026-10).
/// </remarks>
/// <seealso cref="NewRunwaySpeechCommand"/>
/// <seealso cref="SaveRunwayTaskOutputCommand"/>
[Cmdlet(VerbsCommon.New, "RunwaySoundEffect", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(RunwayTask))]
[Operations("sound_effect")]
public sealed class NewRunwaySoundEffectCommand : RoutableCmdlet
{
    /// <summary>The prompt: the sound to generate.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Prompt")]
    [AllowNull]
    [AllowEmptyString]
    [TextTransformation(WithList = "Pipe the list: $prompts | New-RunwaySoundEffect")]
    public string PromptText { get; set; } = string.Empty;

    /// <summary>The model. Default: <c>eleven_text_to_sound_v2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public string? Model { get; set; }

    /// <summary>The length in seconds, 0.5 to 30. Default: the model decides.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Number(0.5, 30.0, IsCell = true)]
    [ArgumentCompleter(typeof(ModelValueCompleter))]
    public Number? Duration { get; set; }

    /// <summary>Makes a sound that loops without a break.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Flag(IsSwitch = true)]
    public SwitchParameter Loop { get; set; }

    /// <summary>Up to three reference sounds, for <c>seed_audio</c>: paths, wildcards, files, https URLs, runway:// URIs or data URIs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ReferenceAudios")]
    public object[]? ReferenceAudio { get; set; }

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

    /// <summary>
    /// A video to generate the sound for. Only for the model <c>sound_effect_v1</c> of an unofficial description, which the service
    /// will probably reject.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("VideoUri")]
    public object? Video { get; set; }

    private protected override IEnumerable<(object Target, Func<GenerationRequest> Build)> Requests() => [(PromptText, IsRouted ? BuildRouted : BuildRequest)];

    private protected override IReadOnlyList<string> OfRouters => [nameof(PromptText), nameof(Duration), nameof(Loop), nameof(ReferenceAudio)];

    private protected override string? Prompt => PromptText;

    private RoutedAudio BuildRouted()
    {
        RequireApplicable();
        return new RoutedAudio
        {
            Router = Router!.Trim(),
            Ceiling = CeilingOf("generate/audio"),
            PromptText = PromptText,
            Duration = Duration.AsDouble(),
            Loop = OnlyIf(Loop),
            References = new MediaReader(this).Read(ReferenceAudio),
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }

    private SoundEffectRequest BuildRequest()
    {
        var media = new MediaReader(this);
        return new SoundEffectRequest
        {
            Model = Given(Model) ?? SoundEffectRequest.DefaultModel,
            PromptText = PromptText,
            Duration = Duration.AsDouble(),
            Loop = OnlyIf(Loop),
            ReferenceAudios = media.Read(ReferenceAudio),
            OutputFormat = Given(OutputFormat),
            SampleRate = SampleRate.AsInt32(),
            LoudnessRate = LoudnessRate.AsInt32(),
            PitchRate = PitchRate.AsInt32(),
            SpeechRate = SpeechRate.AsInt32(),
            Video = media.ReadOne(Video, nameof(Video)),
            AdditionalProperties = JsonMembers.From(AdditionalProperty),
        };
    }
}
