using Runway.Generated.Models;
using Runway.Resources;

namespace Runway.Voices;

/// <summary>The voice of an avatar or of its video: a preset, or one of the organization.</summary>
internal sealed record VoiceChoice(string? PresetId, string? Id)
{
    /// <summary>The wait until it can be used; null where it can.</summary>
    public ResourceReady? Ready { get; init; }

    /// <summary>The member <c>voice</c> of an avatar.</summary>
    public AvatarVoice ToAvatar() => new() { Type = PresetId is null ? "custom" : "runway-live-preset", PresetId = PresetId, Id = Id };

    /// <summary>The member <c>voice</c> of a video.</summary>
    public AvatarSpeechVoice ToVideo() => new() { Type = PresetId is null ? "custom" : "preset", PresetId = PresetId, Id = Id };
}
