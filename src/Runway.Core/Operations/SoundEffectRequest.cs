using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>A sound from text: <c>POST /v1/sound_effect</c>.</summary>
internal sealed record SoundEffectRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "eleven_text_to_sound_v2";

    /// <inheritdoc/>
    public override string Operation => "sound_effect";

    /// <summary>The duration in seconds, 0.5 to 30. Default: the model decides.</summary>
    public double? Duration { get; init; }

    /// <summary>Whether it can be played in a loop.</summary>
    public bool? Loop { get; init; }

    /// <summary>Up to three reference sounds, for <c>seed_audio</c>.</summary>
    public IReadOnlyList<MediaSource> ReferenceAudios { get; init; } = [];

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

    /// <summary>A video to make the sound for. Only in an unofficial description; no live model accepts it.</summary>
    public MediaSource? Video { get; init; }

    private protected override void Check()
    {
        RequestParts.RequirePrompt(PromptText);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [.. RequestParts.Each(ReferenceAudios, MediaKind.Audio), (Video, MediaKind.Video)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.SoundEffectRequest
        {
            Model = Model,
            PromptText = PromptText!,
            Duration = Duration,
            Loop = Loop,
            ReferenceAudios = RequestParts.List(ReferenceAudios, uri => uri),
            OutputFormat = OutputFormat,
            SampleRate = SampleRate,
            LoudnessRate = LoudnessRate,
            PitchRate = PitchRate,
            SpeechRate = SpeechRate,
            VideoUri = Video?.Text,
            AdditionalData = Extra,
        });
}
