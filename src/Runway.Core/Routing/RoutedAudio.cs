using System.Diagnostics.CodeAnalysis;
using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;
using Runway.Operations;

namespace Runway.Routing;

/// <summary>Speech or a sound by a router: <c>POST /v1/generate/audio</c>.</summary>
internal sealed record RoutedAudio : RoutedRequest
{
    [SetsRequiredMembers]
    public RoutedAudio()
    {
    }

    /// <inheritdoc/>
    public override string Operation => "generate/audio";

    /// <summary>Whether the prompt is spoken; otherwise it describes a sound.</summary>
    public bool IsSpeech { get; init; }

    /// <summary>The name of the voice.</summary>
    public string? VoicePreset { get; init; }

    /// <summary>A recording of the voice.</summary>
    public MediaSource? VoiceSample { get; init; }

    /// <summary>Up to three sounds.</summary>
    public IReadOnlyList<MediaSource> References { get; init; } = [];

    /// <summary>The length of a sound in seconds, 0.5 to 30.</summary>
    public double? Duration { get; init; }

    /// <summary>Whether a sound loops without a break.</summary>
    public bool? Loop { get; init; }

    private protected override void Check()
    {
        base.Check();
        RequestParts.RequirePrompt(PromptText);
        VoiceParts.RequireOne(VoicePreset, VoiceSample);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(VoiceSample, MediaKind.Audio), .. References.Select(r => ((MediaSource?)r, MediaKind.Audio))];

    internal override RequestBody ToBody() => RequestBody.Of(new RoutedAudioRequest
    {
        ConfigId = Router,
        DryRun = IsDryRun ? true : null,
        Input = new RoutedAudioInput
        {
            Type = IsSpeech ? "speech" : "audio",
            PromptText = PromptText,
            Voice = (VoicePreset, VoiceSample) switch
            {
                (_, { } sample) => new RoutedVoice { Type = "reference-audio", AudioUri = sample.Text },
                ({ } name, _) => new RoutedVoice { Type = "preset", PresetId = name },
                _ => null,
            },
            ReferenceAudios = RequestParts.List(References, uri => new AudioAddress { Uri = uri }),
            Duration = Duration,
            Loop = Loop,
            AdditionalData = Extra,
        },
    });
}
