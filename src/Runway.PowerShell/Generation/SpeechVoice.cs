using Runway.Resources;
using Runway.Voices;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Generation;

/// <summary>The voice of a cmdlet for speech, where voices of the organization and the presets of avatars do not work.</summary>
internal static class SpeechVoice
{
    /// <summary>The given voice, or null.</summary>
    /// <exception cref="RunwayException">It works only in avatars.</exception>
    public static string? Of(string? voice)
    {
        var given = Given(voice) is { } text ? PresetName.Plain(text) : null;
        VoicePresets.RequireSpeech(given);
        return given;
    }
}
