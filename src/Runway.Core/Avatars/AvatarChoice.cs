using Runway.Catalogue;
using Runway.Generated.Models;
using Runway.Resources;

namespace Runway.Avatars;

/// <summary>The avatar of a video or a session: a preset, or one of the organization.</summary>
internal sealed record AvatarChoice(string? PresetId, string? Id)
{
    /// <summary>Its name, for messages.</summary>
    public string? Name { get; init; }

    /// <summary>The wait until it can be used; null where it can.</summary>
    public ResourceReady? Ready { get; init; }

    /// <summary>The presets of the service, which has no list of them.</summary>
    public static IReadOnlyList<string> Presets { get; } =
        ModelCatalogue.Current.Requests["avatar_videos"].Member("avatar")!.Members.First(member => member.Name == "presetId").Values;

    /// <summary>The presets as avatars.</summary>
    public static IEnumerable<RunwayAvatar> All => Presets.Select(id => new RunwayAvatar { Id = id, Name = id, Status = ResourceStatus.Ready, Kind = "preset" });

    /// <summary>A preset by its name, with or without the prefix of <see cref="PresetName"/>; null for any other text.</summary>
    public static AvatarChoice? OfPreset(string text) =>
        Presets.FirstOrDefault(id => id.Equals(PresetName.Plain(text), StringComparison.OrdinalIgnoreCase)) is { } preset ? new(preset, null) : null;

    /// <summary>The member <c>avatar</c> of a request.</summary>
    public AvatarReference ToWire() => new() { Type = PresetId is null ? "custom" : "runway-preset", PresetId = PresetId, AvatarId = Id };
}
