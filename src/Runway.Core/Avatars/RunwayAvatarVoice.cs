namespace Runway;

/// <summary>The voice of an avatar.</summary>
public sealed record RunwayAvatarVoice
{
    /// <summary>The id; of a preset its name in requests, such as <c>clara</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name; null where the voice was deleted.</summary>
    public string? Name { get; init; }

    /// <summary><c>custom</c> for a voice of the organization, else <c>preset</c>.</summary>
    public string Kind { get; init; } = "custom";

    /// <summary>Whether the voice was deleted, so that the avatar cannot speak with it.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The name, or the id where it has none; followed by "(deleted)" where it was deleted.</summary>
    public override string ToString() => IsDeleted ? $"{Name ?? Id} (deleted)" : Name ?? Id;
}
