namespace Runway;

/// <summary>An entry of the audit log of the linked workspace: what somebody did in the web app.</summary>
public sealed record RunwayAuditEntry
{
    /// <summary>The id of the entry, a UUID.</summary>
    public required string EventId { get; init; }

    /// <summary>When it was (UTC).</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>What was done, such as <c>MemberInvited</c>; the service adds values without notice.</summary>
    public string? Action { get; init; }

    /// <summary>The name of the user; null where the service did it, or the account is gone.</summary>
    public string? Actor { get; init; }

    /// <summary>The e-mail address of the user.</summary>
    public string? ActorEmail { get; init; }

    /// <summary>Whether the account of the user was deleted.</summary>
    public bool? ActorDeleted { get; init; }

    /// <summary>The name of the workspace.</summary>
    public string? Workspace { get; init; }

    /// <summary>The number of the workspace.</summary>
    public long? WorkspaceId { get; init; }

    /// <summary>The kind of thing that it was done to, such as <c>membership</c>. A detail: null in a list without details.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The id of that thing. A detail.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The network address of the user. A detail.</summary>
    public string? ClientIpAddress { get; init; }

    /// <summary>The program of the user, such as a browser. A detail.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The id of the request. A detail.</summary>
    public string? RequestId { get; init; }

    /// <summary>What else the service noted, by names such as <c>New role</c>. A detail. As text: all names and values on one line.</summary>
    public IReadOnlyDictionary<string, object?>? Metadata { get; init; }

    /// <summary>Members that this version does not know; null where there are none.</summary>
    public IReadOnlyDictionary<string, object?>? AdditionalProperties { get; init; }

    /// <inheritdoc/>
    public override string ToString() => EventId;
}
