using Runway.Catalogue;
using Runway.Operations;
using Runway.Resources;
using Runway.Texts;

namespace Runway.Voices;

/// <summary>The two sets of voices that the service has, which have no list. They share names but no voice, and each works in its own operations.</summary>
internal static class VoicePresets
{
    private const string OnlyInAvatars = "Those work in avatars and in their videos, and not in speech.";

    /// <summary>The voices of avatars and their videos.</summary>
    public static IReadOnlyList<string> OfAvatars { get; } = Values(ResourceKind.Avatar.Path, ResourceKind.Avatar.Name);

    /// <summary>The voices of speech and of voice conversion.</summary>
    public static IReadOnlyList<string> OfSpeech { get; } = Values("text_to_speech", TextToSpeechRequest.DefaultModel);

    /// <summary>Both sets as voices.</summary>
    public static IEnumerable<RunwayVoice> All => OfAvatars.Select(id => Of(id, "avatars")).Concat(OfSpeech.Select(id => Of(id, "speech")));

    /// <summary>Refuses a voice that does not work in speech.</summary>
    /// <param name="voice">The voice as it was given; null where none was.</param>
    /// <exception cref="RunwayException">It is no preset of speech.</exception>
    public static void RequireSpeech(string? voice)
    {
        if (voice is null || OfSpeech.Contains(voice))
        {
            return;
        }

        throw new RunwayException(
            RunwayErrors.VoiceNotApplicable,
            OfAvatars.Contains(voice) ? $"'{voice}' is a preset of avatars and their videos, and not of speech."
            : ResourceId.IsOne(voice) ? $"'{voice}' is a voice of the organization. {OnlyInAvatars}"
            : $"'{voice}' is not a preset of speech. If it is a voice of the organization: {char.ToLowerInvariant(OnlyInAvatars[0])}{OnlyInAvatars[1..]}",
            $"The presets of speech are {string.Join(", ", OfSpeech)}. A recording of a voice can be the sample of a model that takes one.");
    }

    /// <summary>The preset of avatars with a name; null for another name.</summary>
    public static string? OfAvatar(string voice) =>
        OfSpeech.Contains(voice) ? null : OfAvatars.FirstOrDefault(id => id.Equals(voice, StringComparison.OrdinalIgnoreCase));

    /// <summary>The error for a preset of speech that is given to an avatar; null for any other name.</summary>
    public static RunwayException? NotOfAvatars(string voice) => OfSpeech.Contains(voice)
        ? new(RunwayErrors.VoiceNotApplicable, $"'{voice}' is a preset of speech, and not of avatars and their videos.", $"The presets of avatars are {string.Join(", ", OfAvatars)}.")
        : null;

    /// <summary>The error for a preset that avatars do not have.</summary>
    public static RunwayException NoPreset(string name) =>
        NotOfAvatars(name) ?? new(RunwayErrors.VoiceNotFound, $"There is no preset '{name}' of avatars.", $"The presets of avatars are {string.Join(", ", OfAvatars)}.");

    private static RunwayVoice Of(string id, string worksIn) => new()
    {
        Id = id,
        Name = char.ToUpperInvariant(id[0]) + id[1..],
        Status = ResourceStatus.Ready,
        Kind = "preset",
        WorksIn = worksIn,
    };

    private static IReadOnlyList<string> Values(string operation, string model)
    {
        var voice = ModelCatalogue.Current.Find(operation, model)!.Member("voice")!;
        return voice.Members.Concat(voice.Forms.SelectMany(form => form.Members)).First(member => member.Name == "presetId").Values;
    }
}
