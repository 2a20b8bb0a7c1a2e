using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;
using Runway.Generated.Models;

namespace Runway.Generated;

/// <summary>
/// The client of Runway's developer API. The engine calls nothing else of Kiota's generated code and uses no type of Kiota.
/// Thread-safe; sends each request exactly once, with the version header. A refused request or an unreadable response throws
/// <see cref="ResponseException"/>.
/// </summary>
internal sealed class RunwayClient
{
    /// <summary>The value of the header <c>X-Runway-Version</c>.</summary>
    public const string ApiVersion = "2024-11-06";

    private readonly SingleSendAdapter _adapter;
    private readonly RunwayApi _api;

    /// <param name="httpClient">Sends the requests and is responsible for authorization, proxy and timeouts. Its base address is not used.</param>
    /// <param name="baseUrl">The base URL: http or https, with or without a path prefix and a final slash. Null: that of the API document.</param>
    /// <param name="beforeSend">Called with every request just before it is sent, to add options or headers.</param>
    /// <exception cref="ArgumentException">Not an absolute http(s) URL, or it has a query or a fragment.</exception>
    public RunwayClient(HttpClient httpClient, Uri? baseUrl = null, Action<HttpRequestMessage>? beforeSend = null)
    {
        _adapter = new(httpClient, baseUrl, RunwayFacts.Instance) { BeforeSend = beforeSend, FixedHeader = ("X-Runway-Version", ApiVersion) };
        _api = new(_adapter);
    }

    /// <summary>Creates a task.</summary>
    /// <param name="path">Path and query of the operation relative to the base URL, such as <c>v1/text_to_image</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ResponseException">A status code other than success, or a web page.</exception>
    public Task<RawResponse> CreateAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        SendRawAsync(HttpMethod.Post, path, body, cancellationToken);

    public Task<TaskResponse> GetTaskAsync(string id, CancellationToken cancellationToken = default) =>
        _adapter.SendAsync(_api.V1.Tasks[ServiceAddress.RequireSegment(id)].ToGetRequestInformation(), TaskResponse.CreateFromDiscriminatorValue, cancellationToken: cancellationToken)!;

    public Task DeleteTaskAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Tasks[ServiceAddress.RequireSegment(id)].DeleteAsync(cancellationToken: cancellationToken);

    public Task<UploadResponse> CreateUploadAsync(UploadRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Uploads.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<OrganizationResponse> GetOrganizationAsync(CancellationToken cancellationToken = default) =>
        _api.V1.Organization.GetAsync(cancellationToken: cancellationToken)!;

    public Task<UsageResponse> QueryOrganizationUsageAsync(UsageRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Organization.Usage.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<WorkflowListResponse> ListWorkflowsAsync(CancellationToken cancellationToken = default) =>
        _api.V1.Workflows.GetAsync(cancellationToken: cancellationToken)!;

    public Task<WorkflowResponse> GetWorkflowAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Workflows[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task<WorkflowInvocationResponse> GetWorkflowInvocationAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Workflow_invocations[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task<RouterListResponse> ListRoutersAsync(PageQuery page, CancellationToken cancellationToken = default) =>
        _api.V1.Routers.GetAsync(r => (r.QueryParameters.Cursor, r.QueryParameters.Limit) = (page.Cursor, page.Limit), cancellationToken)!;

    public Task<RouterResponse> CreateRouterAsync(RouterCreateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Routers.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<RouterResponse> GetRouterAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Routers[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task<RouterResponse> UpdateRouterAsync(string id, RouterUpdateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Routers[ServiceAddress.RequireSegment(id)].PatchAsync(body, cancellationToken: cancellationToken)!;

    public Task DeleteRouterAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Routers[ServiceAddress.RequireSegment(id)].DeleteAsync(cancellationToken: cancellationToken);

    public Task<RouterRequestListResponse> ListRouterRequestsAsync(string id, PageQuery page, CancellationToken cancellationToken = default) =>
        _api.V1.Routers[ServiceAddress.RequireSegment(id)].Requests.GetAsync(r => (r.QueryParameters.Cursor, r.QueryParameters.Limit) = (page.Cursor, page.Limit), cancellationToken)!;

    public Task<WorkspaceUsageResponse> ListWorkspaceUsageAsync(WorkspaceQuery query, PageQuery page, CancellationToken cancellationToken = default) =>
        _api.V1.Organization.Webapp.Usage.GetAsync(
            r =>
            {
                var asked = r.QueryParameters;
                (asked.Cursor, asked.Limit) = (page.Cursor, page.Limit);
                (asked.From, asked.To, asked.OrganizationId, asked.WorkspaceIds) = (query.From, query.To, query.OrganizationId, query.WorkspaceIds);
            },
            cancellationToken)!;

    public Task<AuditLogListResponse> ListAuditLogsAsync(WorkspaceQuery query, PageQuery page, CancellationToken cancellationToken = default) =>
        _api.V1.Organization.Webapp.Audit_logs.GetAsync(
            r =>
            {
                var asked = r.QueryParameters;
                (asked.Cursor, asked.Limit) = (page.Cursor, page.Limit);
                (asked.From, asked.To, asked.OrganizationId, asked.WorkspaceIds) = (query.From, query.To, query.OrganizationId, query.WorkspaceIds);
                (asked.Actions, asked.ActorEmails) = (query.Actions, query.ActorEmails);
            },
            cancellationToken)!;

    public Task<AuditLogEntry> GetAuditLogAsync(string eventId, string? organizationId = null, CancellationToken cancellationToken = default) =>
        _api.V1.Organization.Webapp.Audit_logs[ServiceAddress.RequireSegment(eventId)].GetAsync(r => r.QueryParameters.OrganizationId = organizationId, cancellationToken)!;

    public Task<AvatarListResponse> ListAvatarsAsync(PageQuery page, CancellationToken cancellationToken = default) =>
        _api.V1.Avatars.GetAsync(r => (r.QueryParameters.Cursor, r.QueryParameters.Limit) = (page.Cursor, page.Limit), cancellationToken)!;

    public Task<AvatarResponse> CreateAvatarAsync(AvatarCreateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Avatars.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<AvatarResponse> GetAvatarAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Avatars[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task<AvatarResponse> UpdateAvatarAsync(string id, AvatarUpdateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Avatars[ServiceAddress.RequireSegment(id)].PatchAsync(body, cancellationToken: cancellationToken)!;

    public Task DeleteAvatarAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Avatars[ServiceAddress.RequireSegment(id)].DeleteAsync(cancellationToken: cancellationToken);

    public Task<AvatarUsageResponse> GetAvatarUsageAsync(string startDate, string endDate, CancellationToken cancellationToken = default) =>
        _api.V1.Avatar_usage.GetAsync(r => (r.QueryParameters.StartDate, r.QueryParameters.EndDate) = (startDate, endDate), cancellationToken)!;

    public Task<AvatarConversationListResponse> ListAvatarConversationsAsync(ConversationQuery query, PageQuery page, CancellationToken cancellationToken = default) =>
        _api.V1.Avatar_conversations.GetAsync(
            r =>
            {
                var asked = r.QueryParameters;
                (asked.Cursor, asked.Limit) = (page.Cursor, page.Limit);
                (asked.Avatar, asked.StartDate, asked.EndDate) = (query.Avatar, query.StartDate, query.EndDate);
            },
            cancellationToken)!;

    public Task<AvatarConversation> GetAvatarConversationAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Avatar_conversations[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task DeleteAvatarConversationAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Avatar_conversations[ServiceAddress.RequireSegment(id)].DeleteAsync(cancellationToken: cancellationToken);

    /// <summary>Lists documents.</summary>
    /// <param name="page">The page.</param>
    /// <param name="sort"><c>createdAt</c> or <c>updatedAt</c>; the service wants it in every request.</param>
    /// <param name="order"><c>desc</c> or <c>asc</c>; the same.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<DocumentListResponse> ListDocumentsAsync(PageQuery page, string sort = "createdAt", string order = "desc", CancellationToken cancellationToken = default) =>
        _api.V1.Documents.GetAsync(
            r =>
            {
                var asked = r.QueryParameters;
                (asked.Cursor, asked.Limit, asked.Sort, asked.Order) = (page.Cursor, page.Limit, sort, order);
            },
            cancellationToken)!;

    public Task<DocumentResponse> CreateDocumentAsync(DocumentCreateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Documents.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<DocumentResponse> GetDocumentAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Documents[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task UpdateDocumentAsync(string id, DocumentUpdateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Documents[ServiceAddress.RequireSegment(id)].PatchAsync(body, cancellationToken: cancellationToken);

    public Task DeleteDocumentAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Documents[ServiceAddress.RequireSegment(id)].DeleteAsync(cancellationToken: cancellationToken);

    public Task<VoiceListResponse> ListVoicesAsync(PageQuery page, CancellationToken cancellationToken = default) =>
        _api.V1.Voices.GetAsync(r => (r.QueryParameters.Cursor, r.QueryParameters.Limit) = (page.Cursor, page.Limit), cancellationToken)!;

    public Task<CreatedResponse> CreateVoiceAsync(VoiceCreateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Voices.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<VoicePreviewResponse> CreateVoicePreviewAsync(VoicePreviewRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Voices.Preview.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<VoiceResponse> GetVoiceAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Voices[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task<VoiceResponse> UpdateVoiceAsync(string id, VoiceUpdateRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Voices[ServiceAddress.RequireSegment(id)].PatchAsync(body, cancellationToken: cancellationToken)!;

    public Task DeleteVoiceAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Voices[ServiceAddress.RequireSegment(id)].DeleteAsync(cancellationToken: cancellationToken);

    public Task<CreatedResponse> CreateRealtimeSessionAsync(RealtimeSessionRequest body, CancellationToken cancellationToken = default) =>
        _api.V1.Realtime_sessions.PostAsync(body, cancellationToken: cancellationToken)!;

    public Task<RealtimeSessionResponse> GetRealtimeSessionAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Realtime_sessions[ServiceAddress.RequireSegment(id)].GetAsync(cancellationToken: cancellationToken)!;

    public Task DeleteRealtimeSessionAsync(string id, CancellationToken cancellationToken = default) =>
        _api.V1.Realtime_sessions[ServiceAddress.RequireSegment(id)].DeleteAsync(cancellationToken: cancellationToken);

    /// <summary>Sends any request and returns the response unchanged.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query relative to the base URL, escaped.</param>
    /// <param name="body">A JSON body, or null.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ResponseException">A status code other than success, or a web page.</exception>
    public Task<RawResponse> SendRawAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken) =>
        _adapter.SendRawAsync(method, path, body, cancellationToken);

    /// <summary>The task in a response to a create, or null.</summary>
    public static TaskCreatedResponse? ReadCreated(RawResponse answer) => Read(answer, TaskCreatedResponse.CreateFromDiscriminatorValue);

    /// <summary>The decision of a router in its response to a create or a dry run, or null.</summary>
    public static RoutedTaskResponse? ReadRouted(RawResponse answer) => Read(answer, RoutedTaskResponse.CreateFromDiscriminatorValue);

    /// <summary>The voice's sound in a response, or null.</summary>
    public static VoicePreviewResponse? ReadVoicePreview(RawResponse answer) => Read(answer, VoicePreviewResponse.CreateFromDiscriminatorValue);

    /// <summary>The document in the response to its create, or null.</summary>
    public static DocumentResponse? ReadDocument(RawResponse answer) => Read(answer, DocumentResponse.CreateFromDiscriminatorValue);

    /// <summary>The avatar in the response to its create, or null.</summary>
    public static AvatarResponse? ReadAvatar(RawResponse answer) => Read(answer, AvatarResponse.CreateFromDiscriminatorValue);

    private static T? Read<T>(RawResponse answer, ParsableFactory<T> factory)
        where T : class, IParsable
    {
        try
        {
            return JsonBytes.Read(answer.Body, factory, RunwayFacts.Instance);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
