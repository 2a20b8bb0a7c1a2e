using Runway.Generated.Models;
using Runway.Media;

namespace Runway.Operations;

/// <summary>Checks a voice and converts it for the body.</summary>
internal static class VoiceParts
{
    /// <summary>The default voice: the first of the service's list.</summary>
    public const string Default = "Maya";

    internal static void RequirePreset(string? preset)
    {
        if (string.IsNullOrWhiteSpace(preset))
        {
            throw new RunwayException(RunwayErrors.VoiceRequired, "The voice is missing.");
        }
    }

    internal static void RequireOne(string? preset, MediaSource? sample)
    {
        if (preset is not null && sample is not null)
        {
            throw new RunwayException(RunwayErrors.InvalidVoice, "A voice is given twice, by name and by a recording.");
        }
    }

    internal static Voice? ToWire(string? preset, MediaSource? sample) => (preset, sample) switch
    {
        (_, { } recording) => new Voice { Type = "reference-audio", AudioUri = recording.Text },
        ({ } name, _) => new Voice { Type = "runway-preset", PresetId = name },
        _ => null,
    };
}
