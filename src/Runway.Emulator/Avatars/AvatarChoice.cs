namespace Runway.Emulator.Avatars;

/// <summary>The avatar of a session: one of the service or one of the project.</summary>
/// <param name="PresetId">The avatar of the service, or null.</param>
/// <param name="AvatarId">The avatar of the project, or null.</param>
internal sealed record AvatarChoice(string? PresetId, Guid? AvatarId)
{
    /// <summary>The name of an avatar of the service: its words with capital letters.</summary>
    public static string NameOf(string preset) => string.Join(' ', preset.Split('-').Select(VoiceChoice.NameOf));
}
