using System.Net;
using System.Text.Json;
using Runway.Emulator.Checking;
using Runway.Emulator.Http;
using Runway.Emulator.Workspace;

namespace Runway.Emulator.Serving;

/// <summary>Lists the usage and the audit log of the linked workspace, and reads an entry of that.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="cursors">Further cursors that mean the first page.</param>
internal sealed class WorkspaceEndpoints(LinkedWorkspace workspace, IReadOnlyList<string> cursors)
{
    private const string Log = "/v1/organization/webapp/audit_logs";

    public IEnumerable<Route> Routes =>
    [
        new("GET", "/v1/organization/webapp/usage", Usage),
        new("GET", Log, Entries),
        new("GET", Log + "/{eventId}", Entry),
    ];

    private HttpResponseMessage Usage(ApiCall call) => Answer(
        call, needsSpan: true,
        (filter, page) => page.Answer(workspace.Usage.Where(u => filter.Takes(u.Entry.Timestamp, u.Entry.WorkspaceId)), Write));

    private HttpResponseMessage Entries(ApiCall call) => Answer(
        call, needsSpan: false,
        (filter, page) => page.Answer(
            workspace.Entries.Where(e => filter.Takes(e.Entry.Timestamp, e.Entry.WorkspaceId) && filter.TakesAction(e.Entry.Action) && filter.TakesActor(e.Entry.ActorEmail)),
            WriteRow));

    private HttpResponseMessage Entry(ApiCall call)
    {
        if (!workspace.IsLinked)
        {
            return Unlinked();
        }

        return Guid.TryParse(call.Id, out var id) && workspace.Find(id) is { } entry
            ? Responses.Json(HttpStatusCode.OK, json =>
            {
                WriteRow(json, entry);
                WriteDetails(json, entry);
            })
            : Responses.Error(HttpStatusCode.NotFound, "Could not find audit log entry");
    }

    private HttpResponseMessage Answer(ApiCall call, bool needsSpan, Func<WorkspaceFilter, PageRequest, HttpResponseMessage> answer)
    {
        var (query, issues) = (new Query(call.Address), new List<Issue>());
        var filter = WorkspaceFilter.Read(query, needsSpan, issues);
        var page = PageRequest.Read(query, cursors, issues);
        return issues.Count > 0 ? Responses.InvalidQuery(issues) : workspace.IsLinked ? answer(filter, page) : Unlinked();
    }

    private static HttpResponseMessage Unlinked() => Responses.Error(HttpStatusCode.BadRequest, "No workspace is linked to this API project.");

    private static void Write(Utf8JsonWriter json, UsageEntry entry)
    {
        json.WriteString("timestamp", IsoTime.Text(entry.Timestamp));
        json.WriteString("email", entry.Email);
        json.WriteNumber("workspaceId", entry.WorkspaceId);
        json.WriteString("workspaceName", entry.WorkspaceName);
        json.WriteString("tool", entry.Tool);
        json.WriteNumber("credits", entry.Credits);
        json.WriteString("type", entry.Type);
    }

    private static void WriteRow(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WriteString("eventId", entry.EventId);
        json.WriteString("timestamp", IsoTime.Text(entry.Timestamp));
        json.WriteString("action", entry.Action);
        json.WriteString("actorUsername", entry.ActorUsername);
        json.WriteString("actorEmail", entry.ActorEmail);
        json.WriteBoolean("actorDeleted", entry.ActorDeleted);
        json.WriteNumber("workspaceId", entry.WorkspaceId);
        json.WriteString("workspaceName", entry.WorkspaceName);
    }

    private static void WriteDetails(Utf8JsonWriter json, AuditEntry entry)
    {
        json.WritePropertyName("metadata");
        entry.Metadata.WriteTo(json);
        json.WriteString("resourceType", entry.ResourceType);
        json.WriteString("resourceId", entry.ResourceId);
        json.WriteString("clientIpAddress", entry.ClientIpAddress);
        json.WriteString("userAgent", entry.UserAgent);
        json.WriteString("requestId", entry.RequestId);
    }
}
