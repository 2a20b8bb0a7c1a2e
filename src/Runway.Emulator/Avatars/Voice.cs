namespace Runway.Emulator.Avatars;

/// <summary>A voice of the project.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its place in the list.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it sounds like, or null.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Preparation">Its status.</param>
internal sealed record Voice(Guid Id, long Number, string Name, string? Description, DateTimeOffset CreatedAt, Preparation Preparation) : IResource;
