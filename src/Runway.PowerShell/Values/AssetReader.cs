using System.Management.Automation;
using Runway.Assets;

namespace Runway.PowerShell.Values;

/// <summary>Reads which files an object has; also a stored one, whose addresses are read again.</summary>
/// <param name="sources">Makes assets.</param>
/// <param name="isOne">Whether only one file of each object is wanted.</param>
internal sealed class AssetReader(AssetSources sources, bool isOne)
{
    private const string Advice = "Pass objects of Get-RunwayVoice, Get-RunwayAvatarConversation, Get-RunwayAvatarSession or Get-RunwayAvatar, also from Export-Clixml or Select-Object. The type of a row of CSV or JSON is not known: pass its Id to one of these commands first.";

    /// <exception cref="RunwayException">It has none.</exception>
    public IEnumerable<Asset> Read(PSObject input) => StoredValue.Unwrap(input) switch
    {
        RunwayVoice { Kind: "preset" } or RunwayAvatar { Kind: "preset" } => throw new RunwayException(RunwayErrors.NoOutput, $"'{input}' is a preset: the service has no file of it."),
        RunwayVoice voice => [sources.OfVoice(voice.Id, voice.Name, voice.PreviewUrl)],
        RunwayVoicePreview preview => [AssetSources.OfPreview(preview.Url, preview.PromptText)],
        RunwayAvatarConversation conversation => [sources.OfConversation(conversation.Id, conversation.Name, conversation.RecordingUrl)],
        RunwayAvatarSession session => [sources.OfConversation(session.Id, null, null)],
        RunwayAvatar avatar => sources.OfAvatar(avatar, isOne),
        _ => OfStored(input),
    };

    private IEnumerable<Asset> OfStored(PSObject input)
    {
        var (id, name) = (input.Properties["Id"]?.Value?.ToString(), input.Properties["Name"]?.Value?.ToString());
        return (input.TypeNames.FirstOrDefault(type => type.Contains(".Runway.", StringComparison.Ordinal))?.Split('.')[^1], id) switch
        {
            (nameof(RunwayVoice), { } voice) => [sources.OfVoice(voice, name, null)],
            (nameof(RunwayVoicePreview), _) => [AssetSources.OfPreview(input.Properties["Url"]?.Value?.ToString() ?? string.Empty, null)],
            (nameof(RunwayAvatarConversation) or nameof(RunwayAvatarSession), { } conversation) => [sources.OfConversation(conversation, name, null)],
            (nameof(RunwayAvatar), { } avatar) => sources.OfAvatar(new RunwayAvatar { Id = avatar, Name = name, ProcessedImageUrl = input.Properties["ProcessedImageUrl"]?.Value?.ToString() }, isOne),

            // Without its values, which may be personal.
            _ => throw new RunwayException(RunwayErrors.NoOutput, $"An object of type {StoredValue.Unwrap(input)?.GetType().Name} is no voice, conversation, session or avatar.", Advice),
        };
    }
}
