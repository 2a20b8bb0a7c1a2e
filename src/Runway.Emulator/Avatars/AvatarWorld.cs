namespace Runway.Emulator.Avatars;

/// <summary>Avatars and what belongs to them.</summary>
internal sealed class AvatarWorld
{
    public ResourceStore<Avatar> Avatars { get; } = new();

    public ResourceStore<Voice> Voices { get; } = new();

    public ResourceStore<KnowledgeDocument> Documents { get; } = new();

    public ResourceStore<Session> Sessions { get; } = new();

    public ResourceStore<VoicePreview> Previews { get; } = new();

    /// <summary>Deletes a document and takes it away from all avatars.</summary>
    public bool DeleteDocument(Guid id)
    {
        foreach (var (_, avatar) in Avatars.All.Where(entry => entry.Entry.DocumentIds.Contains(id)))
        {
            Avatars.Change(avatar.Id, (found, _) => found with { DocumentIds = [.. found.DocumentIds.Where(other => other != id)] });
        }

        return Documents.Remove(id);
    }
}
