namespace Runway;

/// <summary>What a live session with an avatar left behind. A list has no transcripts.</summary>
public sealed record RunwayAvatarConversation
{
    /// <summary>The id, a UUID: that of the session.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary><c>in_progress</c>, <c>ended</c>, <c>failed</c>, or a newer value of the service.</summary>
    public string? Status { get; init; }

    /// <summary>The name of the avatar, or of the preset.</summary>
    public string? Avatar { get; init; }

    /// <summary>The id of the avatar; null for a preset and for a deleted avatar.</summary>
    public string? AvatarId { get; init; }

    /// <summary>When the session was created (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When somebody joined (UTC). Null in a list.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended (UTC). Null in a list.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The length in seconds; null before the end.</summary>
    public int? Duration { get; init; }

    /// <summary>The allowed length in seconds. Null in a list.</summary>
    public int? MaxDuration { get; init; }

    /// <summary>Whether the avatar had tools.</summary>
    public bool? HasTools { get; init; }

    /// <summary>The names of the tools. Null in a list.</summary>
    public string[]? Tools { get; init; }

    /// <summary>What was said. Null in a list.</summary>
    public RunwayTranscriptEntry[]? Transcript { get; init; }

    /// <summary>The signed address of the recording, good for a day or two. Null in a list.</summary>
    public string? RecordingUrl { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>The code of the failure.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
