using System.Security;

namespace Runway;

/// <summary>A live session with an avatar. The call itself is WebRTC, in a browser or another program.</summary>
public sealed record RunwayAvatarSession
{
    /// <summary>The id, a UUID: also that of the conversation.</summary>
    public required string Id { get; init; }

    /// <summary><c>NOT_READY</c>, <c>READY</c>, <c>RUNNING</c>, <c>COMPLETED</c>, <c>FAILED</c>, <c>CANCELLED</c>, or a newer value of the service.</summary>
    public string? Status { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When nobody can join any more (UTC). Only while it is READY.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The secret with which a program joins. Only while it is READY.</summary>
    public SecureString? SessionKey { get; init; }

    /// <summary>Whether it waits for capacity of the service.</summary>
    public bool? Queued { get; init; }

    /// <summary>The length in seconds; null before the end.</summary>
    public int? Duration { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Failure { get; init; }

    /// <summary>The code of the failure.</summary>
    public string? FailureCode { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
