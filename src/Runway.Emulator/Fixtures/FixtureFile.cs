using System.Text.Json;

namespace Runway.Emulator.Fixtures;

/// <summary>The content of a file with fixtures.</summary>
internal sealed record FixtureFile
{
    public TaskFixture[] Tasks { get; init; } = [];

    public WorkflowFixture[] Workflows { get; init; } = [];

    public InvocationFixture[] Invocations { get; init; } = [];

    public RouterFixture[] Routers { get; init; } = [];

    public VoiceFixture[] Voices { get; init; } = [];

    public DocumentFixture[] Documents { get; init; } = [];

    public AvatarFixture[] Avatars { get; init; } = [];

    public SessionFixture[] Sessions { get; init; } = [];

    public AuditLogFixture[] AuditLogs { get; init; } = [];

    public UsageFixture[] WorkspaceUsage { get; init; } = [];

    public int? WorkspaceEntries { get; init; }

    public string[] Models { get; init; } = [];

    public string[] Cursors { get; init; } = [];

    /// <summary>The number of generated entries of the linked workspace; null where it is not linked.</summary>
    public int? LinkedEntries() => WorkspaceEntries ?? (AuditLogs.Length + WorkspaceUsage.Length > 0 ? 0 : null);

    /// <summary>The first thing that is wrong by itself; null where nothing is.</summary>
    public string? Problem()
    {
        if (Tasks is null || Workflows is null || Invocations is null || Routers is null || Voices is null || Documents is null || Avatars is null || Sessions is null || AuditLogs is null || WorkspaceUsage is null || Models is null || Cursors is null)
        {
            return "a list is null";
        }

        var missing =
            Wrong("tasks", Tasks, t => t.Id is null ? "id" : null)
            ?? Wrong("workflows", Workflows, w => w.Id is null ? "id" : w.Name is null ? "name" : null)
            ?? Wrong("invocations", Invocations, i => i.Id is null ? "id" : i.Workflow is null ? "workflow" : null)
            ?? Wrong("routers", Routers, r => r.Id is null ? "id" : r.Slug is null ? "slug" : r.Requests is null ? "list of requests" : null)
            ?? Wrong("voices", Voices, v => v.Id is null ? "id" : v.Name is null ? "name" : null)
            ?? Wrong("documents", Documents, d => d.Id is null ? "id" : d.Name is null ? "name" : null)
            ?? Wrong("avatars", Avatars, a => a.Id is null ? "id" : a.Name is null ? "name" : a.DocumentIds is null ? "list of documentIds" : null)
            ?? Wrong("sessions", Sessions, s => s.Id is null ? "id" : null)
            ?? Wrong("auditLogs", AuditLogs, a => a.EventId is null ? "eventId" : a.Timestamp is null ? "timestamp" : a.Action is null ? "action" : null)
            ?? Wrong("workspaceUsage", WorkspaceUsage, u => u.Timestamp is null ? "timestamp" : u.Credits is null ? "credits" : null);
        if (missing is not null)
        {
            return missing;
        }

        var ids = new (string List, IEnumerable<Guid?> Ids)[]
        {
            ("tasks", Tasks.Select(t => t.Id)), ("workflows", Workflows.Select(w => w.Id)), ("invocations", Invocations.Select(i => i.Id)),
            ("routers", Routers.Select(r => r.Id)), ("voices", Voices.Select(v => v.Id)), ("documents", Documents.Select(d => d.Id)),
            ("avatars", Avatars.Select(a => a.Id)), ("sessions", Sessions.Select(s => s.Id)), ("auditLogs", AuditLogs.Select(a => a.EventId)),
        };
        foreach (var (list, given) in ids)
        {
            if (given.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                return $"{list} has the id {twice.Key} twice";
            }
        }

        return WorkspaceEntries < 0 ? "workspaceEntries cannot be negative" : null;
    }

    private static string? Wrong<T>(string list, T?[] entries, Func<T, string?> missing)
        where T : class
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is not { } entry)
            {
                return $"{list}[{i}] is null";
            }

            if (missing(entry) is { } member)
            {
                return $"{list}[{i}] has no {member}";
            }
        }

        return null;
    }
}

/// <summary>A task.</summary>
internal sealed record TaskFixture
{
    public Guid? Id { get; init; }

    public string Operation { get; init; } = "text_to_image";

    public JsonElement? Request { get; init; }

    public string Status { get; init; } = "SUCCEEDED";

    public string? FailureCode { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>A version of a workflow.</summary>
internal sealed record WorkflowFixture
{
    public Guid? Id { get; init; }

    public string? Name { get; init; }

    public int Version { get; init; } = 1;

    public string? Description { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public JsonElement? Graph { get; init; }
}

/// <summary>A run of a workflow.</summary>
internal sealed record InvocationFixture
{
    public Guid? Id { get; init; }

    public Guid? Workflow { get; init; }

    public JsonElement? NodeOutputs { get; init; }

    public string Status { get; init; } = "SUCCEEDED";

    public string? FailureCode { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>A router.</summary>
internal sealed record RouterFixture
{
    public Guid? Id { get; init; }

    public string? Slug { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public JsonElement? Settings { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public RouterRequestFixture[] Requests { get; init; } = [];
}

/// <summary>An entry in the history of a router.</summary>
internal sealed record RouterRequestFixture
{
    public string Status { get; init; } = "routed";

    public string? Model { get; init; }

    public string? Provider { get; init; }

    public string? ReasonCode { get; init; }

    public long? EstimatedCredits { get; init; }

    public Guid? TaskId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>An entry of the audit log.</summary>
internal sealed record AuditLogFixture
{
    public Guid? EventId { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? Action { get; init; }

    public string? ActorUsername { get; init; }

    public string? ActorEmail { get; init; }

    public bool ActorDeleted { get; init; }

    public long? WorkspaceId { get; init; }

    public string? WorkspaceName { get; init; }

    public JsonElement? Metadata { get; init; }

    public string? ResourceType { get; init; }

    public string? ResourceId { get; init; }

    public string? ClientIpAddress { get; init; }

    public string? UserAgent { get; init; }

    public string? RequestId { get; init; }
}

/// <summary>A charge or refund of the web app.</summary>
internal sealed record UsageFixture
{
    public DateTimeOffset? Timestamp { get; init; }

    public double? Credits { get; init; }

    public string? Email { get; init; }

    public long? WorkspaceId { get; init; }

    public string? WorkspaceName { get; init; }

    public string? Tool { get; init; }
}
