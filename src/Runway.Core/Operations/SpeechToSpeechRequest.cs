using Runway.Generated;
using Runway.Generated.Models;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Speech in another voice: <c>POST /v1/speech_to_speech</c>.</summary>
internal sealed record SpeechToSpeechRequest : GenerationRequest
{
    /// <summary>The default model.</summary>
    public const string DefaultModel = "eleven_multilingual_sts_v2";

    /// <inheritdoc/>
    public override string Operation => "speech_to_speech";

    /// <summary>The sound or video with the speech.</summary>
    public MediaSource? Media { get; init; }

    /// <summary>The name of the new voice, such as <c>Maya</c>.</summary>
    public string? VoicePreset { get; init; }

    /// <summary>Whether background noise is removed.</summary>
    public bool? RemoveBackgroundNoise { get; init; }

    private protected override void Check()
    {
        RequestParts.RequireMedia(Media, "The sound or video");
        VoiceParts.RequirePreset(VoicePreset);
        _ = Media!.RequireKind(MediaKind.Audio | MediaKind.Video);
    }

    private protected override IEnumerable<(MediaSource? Source, MediaKind Allowed)> MediaMembers() => [(Media, MediaKind.Audio | MediaKind.Video)];

    internal override RequestBody ToBody() => RequestBody.Of(
        new Generated.Models.SpeechToSpeechRequest
        {
            Model = Model,
            Media = new SpeechMedia { Type = Media!.RequireKind(MediaKind.Audio | MediaKind.Video) == MediaKind.Audio ? "audio" : "video", Uri = Media.Text },
            Voice = VoiceParts.ToWire(VoicePreset, null)!,
            RemoveBackgroundNoise = RemoveBackgroundNoise,
            AdditionalData = Extra,
        });
}
