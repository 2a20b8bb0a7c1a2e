using Runway.Generated;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Speech in another language: <c>POST /v1/voice_dubbing</c>.</summary>
internal sealed record VoiceDubbingRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "eleven_voice_dubbing";

    /// <inheritdoc/>
    public override string Operation => "voice_dubbing";

    /// <summary>The sound with the speech.</summary>
    public MediaSource? Audio { get; init; }

    /// <summary>The target language, such as <c>de</c>.</summary>
    public string? TargetLanguage { get; init; }

    /// <summary>Whether the original voices are not imitated.</summary>
    public bool? DisableVoiceCloning { get; init; }

    /// <summary>Whether background sound is removed.</summary>
    public bool? DropBackgroundAudio { get; init; }

    /// <summary>The number of speakers. Default: detected by the service.</summary>
    public int? SpeakerCount { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Audio, "The sound");
        if (string.IsNullOrWhiteSpace(TargetLanguage))
        {
            throw new RunwayException(RunwayErrors.LanguageRequired, "The language to dub into is missing.");
        }
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Audio, MediaKind.Audio)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.VoiceDubbingRequest
        {
            Model = Model,
            AudioUri = Audio!.Text,
            TargetLang = TargetLanguage!,
            DisableVoiceCloning = DisableVoiceCloning,
            DropBackgroundAudio = DropBackgroundAudio,
            NumSpeakers = SpeakerCount,
            AdditionalData = Extra,
        });
}
