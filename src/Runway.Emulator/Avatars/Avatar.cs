namespace Runway.Emulator.Avatars;

/// <summary>An avatar of the project.</summary>
internal sealed record Avatar : IResource
{
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required string Name { get; init; }

    public required string Personality { get; init; }

    public required VoiceChoice Voice { get; init; }

    public string? StartScript { get; init; }

    public IReadOnlyList<Guid> DocumentIds { get; init; } = [];

    /// <summary>Whether its picture is prepared: optimize or none.</summary>
    public string ImageProcessing { get; init; } = "optimize";

    /// <summary>How many pictures it had before.</summary>
    public int PicturesBefore { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required Preparation Preparation { get; init; }
}
