using System.Management.Automation;
using Runway.Assets;

namespace Runway.PowerShell.Values;

/// <summary>Reads which files an object has; also a stored one, whose addresses are read again.</summary>
/// <param name="sources">Makes assets.</param>
/// <param name="isOne">Whether only one file of each object is wanted.</param>
internal sealed class AssetReader(AssetSources sources, bool isOne)
{
    private static readonly string[] Types = [nameof(RunwayVoice), nameof(RunwayVoicePreview), nameof(RunwayAvatarConversation), nameof(RunwayAvatarSession), nameof(RunwayAvatar)];

    /// <exception cref="RunwayException">It has none.</exception>
    public IEnumerable<Asset> Read(PSObject input) => StoredValue.Unwrap(input) switch
    {
        RunwayVoice { Kind: "preset" } or RunwayAvatar { Kind: "preset" } => throw new RunwayException(RunwayErrors.NoOutput, $"'{input}' is a preset: the service has no file of it.", "Pass voices and avatars of the organization, as Get-RunwayVoice and Get-RunwayAvatar list them."),
        RunwayVoice voice => [sources.OfVoice(voice.Id, voice.Name, voice.PreviewUrl, voice.CreatedAt)],
        RunwayVoicePreview preview => [AssetSources.OfPreview(preview.Url, preview.PromptText)],
        RunwayAvatarConversation conversation => [sources.OfConversation(conversation.Id, conversation.Name, conversation.RecordingUrl, conversation.CreatedAt)],
        RunwayAvatarSession session => [sources.OfConversation(session.Id, null, null, session.CreatedAt)],
        RunwayAvatar avatar => sources.OfAvatar(avatar, isOne),
        _ => OfStored(input),
    };

    // What the object has is in no message: it may be private.
    private IEnumerable<Asset> OfStored(PSObject input)
    {
        var (id, name, created) = (Text("Id"), Text("Name"), StoredValue.ToTime(input.Properties["CreatedAt"]?.Value));
        return (StoredValue.TypeOf(input, Types), id) switch
        {
            (nameof(RunwayVoice), { } voice) => [sources.OfVoice(voice, name, null, created)],
            (nameof(RunwayVoicePreview), _) => [AssetSources.OfPreview(Text("Url") ?? string.Empty, Text("PromptText"))],
            (nameof(RunwayAvatarConversation) or nameof(RunwayAvatarSession), { } conversation) => [sources.OfConversation(conversation, name, null, created)],
            (nameof(RunwayAvatar), { } avatar) => sources.OfAvatar(new RunwayAvatar { Id = avatar, Name = name, CreatedAt = created, ProcessedImageUrl = Text("ProcessedImageUrl") }, isOne),
            _ => throw new RunwayException(
                RunwayErrors.NoOutput,
                $"{(input.BaseObject is string text ? $"'{text}'" : $"A {input.BaseObject.GetType().Name}")} is no voice, conversation or avatar.",
                "Pass objects of Get-RunwayVoice, Get-RunwayAvatarConversation or Get-RunwayAvatar, which also read the ids in rows. Save-RunwayTaskOutput saves the output of tasks."),
        };

        string? Text(string property) => input.Properties[property]?.Value?.ToString();
    }
}
