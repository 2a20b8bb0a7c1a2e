using Runway.Resources;

namespace Runway;

/// <summary>A voice: one of the organization, or a preset of the service.</summary>
public sealed record RunwayVoice : IPreparedResource
{
    /// <summary>The id, a UUID; of a preset its name in requests, such as <c>clara</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name; several voices may have the same.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary><c>PROCESSING</c>, <c>READY</c>, <c>FAILED</c>, or a newer value of the service.</summary>
    public string? Status { get; init; }

    /// <summary><c>custom</c> for a voice of the organization, else <c>preset</c>.</summary>
    public string Kind { get; init; } = "custom";

    /// <summary>Where it can be used: <c>avatars</c>, for avatars and their videos, or <c>speech</c>, for speech and voice conversion.</summary>
    public string WorksIn { get; init; } = "avatars";

    /// <summary>When it was created (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The URL of a sound of it. It is signed and expires; reading the voice again returns a fresh one.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
