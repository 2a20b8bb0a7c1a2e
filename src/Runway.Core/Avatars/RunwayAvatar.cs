using Runway.Resources;

namespace Runway;

/// <summary>An avatar: one of the organization, or a preset of the service.</summary>
public sealed record RunwayAvatar : IPreparedResource
{
    /// <summary>The id, a UUID; of a preset its name in requests, such as <c>cat-character</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name; several avatars may have the same.</summary>
    public string? Name { get; init; }

    /// <summary><c>PROCESSING</c>, <c>READY</c>, <c>FAILED</c>, or a newer value of the service.</summary>
    public string? Status { get; init; }

    /// <summary><c>custom</c> for an avatar of the organization, else <c>preset</c>.</summary>
    public string Kind { get; init; } = "custom";

    /// <summary>Who it is and how it behaves. Null for a preset.</summary>
    public string? Personality { get; init; }

    /// <summary>Its first words in a conversation, or null.</summary>
    public string? StartScript { get; init; }

    /// <summary>Its voice. Null for a preset.</summary>
    public RunwayAvatarVoice? Voice { get; init; }

    /// <summary>The ids of its documents.</summary>
    public string[] DocumentId { get; init; } = [];

    /// <summary>The URL of its picture in low resolution, or null. It is signed and expires.</summary>
    public string? ReferenceImageUrl { get; init; }

    /// <summary>The URL of the picture as the service processed it, or null. It is signed and expires.</summary>
    public string? ProcessedImageUrl { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
