namespace Runway.Generated;

/// <summary>Which entries of the linked workspace are listed. Lists are texts with commas.</summary>
internal sealed record WorkspaceQuery
{
    /// <summary>The first moment, as text; required for usage.</summary>
    public string? From { get; init; }

    /// <summary>The moment before which it ends, as text; required for usage.</summary>
    public string? To { get; init; }

    /// <summary>The organization, where several are linked.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Numbers of workspaces.</summary>
    public string? WorkspaceIds { get; init; }

    /// <summary>Actions; for the audit log.</summary>
    public string? Actions { get; init; }

    /// <summary>E-mail addresses; for the audit log.</summary>
    public string? ActorEmails { get; init; }
}
