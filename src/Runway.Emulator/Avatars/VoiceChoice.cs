namespace Runway.Emulator.Avatars;

/// <summary>The voice that an avatar has: one of the service or one of the project.</summary>
/// <param name="PresetId">The voice of the service, or null.</param>
/// <param name="VoiceId">The voice of the project, or null.</param>
internal sealed record VoiceChoice(string? PresetId, Guid? VoiceId)
{
    /// <summary>The name that people read: that of a preset with a capital letter.</summary>
    public static string NameOf(string preset) => char.ToUpperInvariant(preset[0]) + preset[1..];
}
