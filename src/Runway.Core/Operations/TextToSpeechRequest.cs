using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>Speech from text: <c>POST /v1/text_to_speech</c>.</summary>
public sealed record TextToSpeechRequest : GenerationRequest
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "eleven_multilingual_v2";

    /// <inheritdoc/>
    public override string Operation => "text_to_speech";

    /// <summary>The name of the voice, such as <c>Maya</c>; when absent, <see cref="VoiceParts.Default"/> for the models that need one.</summary>
    public string? VoicePreset { get; init; }

    /// <summary>A recording whose voice is to speak, for <c>seed_audio</c>; in place of a name.</summary>
    public MediaSource? VoiceSample { get; init; }

    /// <summary>The language of the text, such as <c>en</c>, for <c>eleven_v3</c>.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>0 to 1: lively to even, for <c>eleven_v3</c>.</summary>
    public double? Stability { get; init; }

    /// <summary>0 to 1: how near to the original voice, for <c>eleven_v3</c>.</summary>
    public double? SimilarityBoost { get; init; }

    /// <summary>0 to 1: how much the manner of the voice is brought out, for <c>eleven_v3</c>.</summary>
    public double? Style { get; init; }

    /// <summary>0.7 to 1.2 times the usual speed, for <c>eleven_v3</c>.</summary>
    public double? Speed { get; init; }

    /// <summary>Whether the likeness to the speaker is brought out, for <c>eleven_v3</c>.</summary>
    public bool? UseSpeakerBoost { get; init; }

    /// <summary>Whether numbers and the like are spelled out first: <c>auto</c>, <c>on</c> or <c>off</c>, for <c>eleven_v3</c>.</summary>
    public string? ApplyTextNormalization { get; init; }

    /// <summary>Same seed, same request, similar speech; 0 to 4294967295, for <c>eleven_v3</c>.</summary>
    public long? Seed { get; init; }

    /// <summary>The file format: <c>wav</c>, <c>mp3</c> or <c>ogg_opus</c>, for <c>seed_audio</c>.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>Samples for a second, such as 44100, for <c>seed_audio</c>.</summary>
    public int? SampleRate { get; init; }

    /// <summary>How much louder (to 100) or softer (to -50), for <c>seed_audio</c>.</summary>
    public int? LoudnessRate { get; init; }

    /// <summary>How many semitones higher or lower (-12 to 12), for <c>seed_audio</c>.</summary>
    public int? PitchRate { get; init; }

    /// <summary>How much faster (to 100) or slower (to -50), for <c>seed_audio</c>.</summary>
    public int? SpeechRate { get; init; }

    private protected override void Check()
    {
        RequestParts.RequirePrompt(PromptText);
        RequestParts.RequireSeed(Seed);
        VoiceParts.RequireOne(VoicePreset, VoiceSample);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(VoiceSample, MediaKind.Audio)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.TextToSpeechRequest
        {
            Model = Model,
            PromptText = PromptText!,
            Voice = VoiceParts.ToWire(VoicePreset, VoiceSample) ?? (Model.StartsWith("eleven_", StringComparison.Ordinal) ? VoiceParts.ToWire(VoiceParts.Default, null) : null),
            LanguageCode = LanguageCode,
            Stability = Stability,
            SimilarityBoost = SimilarityBoost,
            Style = Style,
            Speed = Speed,
            UseSpeakerBoost = UseSpeakerBoost,
            ApplyTextNormalization = ApplyTextNormalization,
            Seed = Seed,
            OutputFormat = OutputFormat,
            SampleRate = SampleRate,
            LoudnessRate = LoudnessRate,
            PitchRate = PitchRate,
            SpeechRate = SpeechRate,
            AdditionalData = Extra,
        });
}
