using Runway.Generated;
using Runway.Operations;

namespace Runway;

/// <summary>A sound from text: <c>POST /v1/sound_effect</c>.</summary>
public sealed record SoundEffectRequest : GenerationRequest
{
    /// <summary>The model that is used when none is named.</summary>
    public const string DefaultModel = "eleven_text_to_sound_v2";

    /// <inheritdoc/>
    public override string Operation => "sound_effect";

    /// <summary>How long it is to be, in seconds (0.5 to 30); the model decides when absent.</summary>
    public double? Duration { get; init; }

    /// <summary>Whether its end leads into its beginning.</summary>
    public bool? Loop { get; init; }

    /// <summary>Sounds to go by, for <c>seed_audio</c>; up to three.</summary>
    public IReadOnlyList<MediaSource> ReferenceAudios { get; init; } = [];

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

    /// <summary>A video to make the sound for; one unofficial description has it, and no live model takes it.</summary>
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
