using Runway.Avatars;
using Runway.Sessions;
using Runway.Voices;

namespace Runway.Assets;

/// <summary>What files the service has for a voice, a conversation or an avatar.</summary>
internal sealed class AssetSources(VoiceService voices, ConversationService conversations, AvatarService avatars)
{
    /// <summary>The preview of a voice. A voice that is still prepared is waited for.</summary>
    public Asset OfVoice(string id, string? name, string? url, DateTimeOffset? created = null) => new(id, $"the preview of voice {name ?? id}", MediaKind.Audio)
    {
        Name = name,
        Url = url,
        CreatedAt = created,
        Read = async (observer, token) => (await voices.WaitAsync(await voices.GetAsync(id, observer, token).ConfigureAwait(false), null, token).ConfigureAwait(false)).PreviewUrl,
    };

    /// <summary>A preview that belongs to no voice: its address cannot be read again.</summary>
    public static Asset OfPreview(string url, string? words) =>
        new(null, "the preview of a voice", MediaKind.Audio)
        {
            Name = words,
            Url = url,
        };

    /// <summary>The recording of a conversation.</summary>
    public Asset OfConversation(string id, string? name, string? url, DateTimeOffset? created = null) => new(id, $"the recording of conversation {id}", MediaKind.Video)
    {
        Name = name,
        Url = url,
        CreatedAt = created,
        Read = async (observer, token) => await conversations.GetAsync(id, observer, token).ConfigureAwait(false) switch
        {
            { RecordingUrl: { } recording } => recording,
            { Status: "failed" } => throw new RunwayException(RunwayErrors.NoOutput, $"Conversation {id} failed, and has no recording.", "Its failure says why."),
            _ => null,
        },
    };

    /// <summary>The pictures of an avatar: as it was given, and as the service processed it.</summary>
    /// <param name="avatar">The avatar, with the addresses that are known.</param>
    /// <param name="isOne">Whether only one is wanted: the processed one where there is one.</param>
    public IEnumerable<Asset> OfAvatar(RunwayAvatar avatar, bool isOne)
    {
        var reference = Picture(avatar, "reference", a => a.ReferenceImageUrl);
        var processed = avatar.ProcessedImageUrl is null ? null : Picture(avatar, "processed", a => a.ProcessedImageUrl);
        return isOne ? [processed ?? reference] : processed is null ? [reference] : [reference, processed];
    }

    private Asset Picture(RunwayAvatar avatar, string which, Func<RunwayAvatar, string?> url) => new(avatar.Id, $"the {which} image of avatar {avatar.Name ?? avatar.Id}", MediaKind.Image)
    {
        Name = avatar.Name,
        CreatedAt = avatar.CreatedAt,
        Suffix = "-" + which,
        Url = url(avatar),
        Read = async (observer, token) => url(await avatars.GetAsync(avatar.Id, observer, token).ConfigureAwait(false)),
    };
}
