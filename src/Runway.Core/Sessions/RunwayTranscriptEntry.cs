namespace Runway;

/// <summary>What the user or the avatar said.</summary>
public sealed record RunwayTranscriptEntry
{
    /// <summary><c>user</c>, <c>assistant</c> (the avatar), or a newer value of the service.</summary>
    public string? Role { get; init; }

    /// <summary>The text, with visible control characters; null where the avatar only used tools.</summary>
    public string? Content { get; init; }

    /// <summary>When it was said (UTC).</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The tools that the avatar called, and their results.</summary>
    public RunwayToolUse[] Tools { get; init; } = [];

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Content ?? string.Empty;
}

/// <summary>A call of a tool by an avatar, or the result of one.</summary>
public sealed record RunwayToolUse
{
    /// <summary>The id of the call.</summary>
    public string? Id { get; init; }

    /// <summary>The name of the tool.</summary>
    public string? Name { get; init; }

    /// <summary>The arguments of a call; null for a result.</summary>
    public IReadOnlyDictionary<string, object?>? Arguments { get; init; }

    /// <summary>The result: of any kind, also a text or named values; null for a call.</summary>
    public object? Result { get; init; }

    /// <summary>Why the tool failed.</summary>
    public string? Error { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double? DurationMs { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <summary>The name of the tool.</summary>
    public override string ToString() => Name ?? string.Empty;
}
