using System.Text.Json;
using Runway.Emulator.Avatars;
using Runway.Emulator.Checking;

namespace Runway.Emulator.Serving;

/// <summary>What holds for the avatars, voices and documents that a body names: they exist, and they are READY.</summary>
internal sealed class AvatarRules(AvatarWorld world)
{
    /// <summary>The voice that a checked body names.</summary>
    public static VoiceChoice VoiceOf(JsonElement voice) =>
        new(voice.Text("presetId"), voice.Text("id") is { } id ? Guid.Parse(id) : null);

    /// <summary>The avatar that a checked body names.</summary>
    public static AvatarChoice AvatarOf(JsonElement avatar) =>
        new(avatar.Text("presetId"), avatar.Text("avatarId") is { } id ? Guid.Parse(id) : null);

    /// <summary>Checks <c>voice</c> of an avatar or of a text to speak.</summary>
    public void CheckVoice(JsonElement parent, DateTimeOffset now, List<Issue> issues, JsonLocation? at = null)
    {
        if (parent.TryGetProperty("voice", out var voice) && voice.Text("id") is { } id
            && Complaint("voice", world.Voices.Find(id)?.Preparation, now) is { } complaint)
        {
            issues.Add(Issue.Custom((at ?? JsonLocation.Body).Member("voice").Member("id"), complaint));
        }
    }

    /// <summary>Checks <c>avatar</c> of a video or a session.</summary>
    public void CheckAvatar(JsonElement body, DateTimeOffset now, List<Issue> issues)
    {
        if (body.GetProperty("avatar").Text("avatarId") is { } id && Complaint("avatar", world.Avatars.Find(id)?.Preparation, now) is { } complaint)
        {
            issues.Add(Issue.Custom(JsonLocation.Body.Member("avatar").Member("avatarId"), complaint));
        }
    }

    /// <summary>Checks <c>documentIds</c>.</summary>
    public void CheckDocuments(JsonElement body, List<Issue> issues)
    {
        if (!body.TryGetProperty("documentIds", out var ids))
        {
            return;
        }

        var position = 0;
        foreach (var id in ids.EnumerateArray())
        {
            if (world.Documents.Find(id.GetString()) is null)
            {
                issues.Add(Issue.Custom(JsonLocation.Body.Member("documentIds").Item(position), "There is no such document."));
            }

            position++;
        }
    }

    private static string? Complaint(string what, Preparation? preparation, DateTimeOffset now) =>
        preparation is null ? $"There is no such {what}."
        : preparation.IsReadyAt(now) ? null
        : $"This {what} is {preparation.StatusAt(now)}; it must be {Preparation.Ready}.";
}
