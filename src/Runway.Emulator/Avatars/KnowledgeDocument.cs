namespace Runway.Emulator.Avatars;

/// <summary>A document, which is what avatars know.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its place in the list by its creation.</param>
/// <param name="Changed">Its place in the list by its last change.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">text or file.</param>
/// <param name="Content">Its text.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it was last changed.</param>
internal sealed record KnowledgeDocument(
    Guid Id, long Number, long Changed, string Name, string Type, string Content, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt) : IResource;
