using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Speech from text: <c>POST /v1/text_to_speech</c>.</summary>
internal sealed record TextToSpeechRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "eleven_multilingual_v2";

    /// <inheritdoc/>
    public override string Operation => "text_to_speech";

    /// <summary>The name of the voice, such as <c>Maya</c>. Default: <see cref="VoiceParts.Default"/>, for models that require one.</summary>
    public string? VoicePreset { get; init; }

    /// <summary>A recording of the voice, instead of a name, for <c>seed_audio</c>.</summary>
    public MediaSource? VoiceSample { get; init; }

    /// <summary>The language of the text, such as <c>en</c>, for <c>eleven_v3</c>.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>The stability, 0 (lively) to 1 (even), for <c>eleven_v3</c>.</summary>
    public double? Stability { get; init; }

    /// <summary>The similarity to the original voice, 0 to 1, for <c>eleven_v3</c>.</summary>
    public double? SimilarityBoost { get; init; }

    /// <summary>The exaggeration of the style of the voice, 0 to 1, for <c>eleven_v3</c>.</summary>
    public double? Style { get; init; }

    /// <summary>The speed, 0.7 to 1.2 times the usual one, for <c>eleven_v3</c>.</summary>
    public double? Speed { get; init; }

    /// <summary>Whether the similarity to the speaker is boosted, for <c>eleven_v3</c>.</summary>
    public bool? UseSpeakerBoost { get; init; }

    /// <summary>Whether numbers and abbreviations are spelled out: <c>auto</c>, <c>on</c> or <c>off</c>, for <c>eleven_v3</c>.</summary>
    public string? ApplyTextNormalization { get; init; }

    /// <summary>The seed, 0 to 4294967295, for <c>eleven_v3</c>: equal requests with an equal seed give similar speech.</summary>
    public long? Seed { get; init; }

    /// <summary>The file format: <c>wav</c>, <c>mp3</c> or <c>ogg_opus</c>, for <c>seed_audio</c>.</summary>
    public string? OutputFormat { get; init; }

    /// <summary>The sample rate in Hz, such as 44100, for <c>seed_audio</c>.</summary>
    public int? SampleRate { get; init; }

    /// <summary>The change of volume, -50 (softer) to 100 (louder), for <c>seed_audio</c>.</summary>
    public int? LoudnessRate { get; init; }

    /// <summary>The change of pitch in semitones, -12 to 12, for <c>seed_audio</c>.</summary>
    public int? PitchRate { get; init; }

    /// <summary>The change of speed, -50 (slower) to 100 (faster), for <c>seed_audio</c>.</summary>
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
