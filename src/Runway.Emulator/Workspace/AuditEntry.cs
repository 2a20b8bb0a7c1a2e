using System.Text.Json.Nodes;

namespace Runway.Emulator.Workspace;

/// <summary>An entry of the audit log with its details.</summary>
internal sealed record AuditEntry
{
    public required Guid EventId { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required string Action { get; init; }

    public string? ActorUsername { get; init; }

    public string? ActorEmail { get; init; }

    public bool ActorDeleted { get; init; }

    public long WorkspaceId { get; init; } = WorkspaceNames.First;

    public string WorkspaceName { get; init; } = WorkspaceNames.Of(WorkspaceNames.First);

    public JsonObject Metadata { get; init; } = [];

    public string? ResourceType { get; init; }

    public string? ResourceId { get; init; }

    public string ClientIpAddress { get; init; } = "203.0.113.7";

    public string? UserAgent { get; init; }

    public string? RequestId { get; init; }
}
