using System.Text.Json;
using Runway.Generated.Models;

namespace Runway.Generated;

/// <summary>
/// Runway's developer API for the engine, which calls nothing else of what Kiota wrote and names no type of Kiota's. An instance
/// is safe to share between threads and never sends anything twice; every request carries the version that it speaks.
/// What the service refuses, or cannot be read, is an <see cref="AnswerException"/>.
/// </summary>
internal sealed class RunwayClient
{
    /// <summary>The value of <c>X-Runway-Version</c> that this client speaks.</summary>
    public const string ApiVersion = "2024-11-06";

    private readonly SingleSendAdapter _adapter;
    private readonly RunwayApi _api;

    /// <param name="httpClient">Carries the requests. Authorization, proxies and timeouts are its business; its base address plays no part.</param>
    /// <param name="baseUrl">Where the service is: http or https, with or without a path prefix and a final slash; null is the document's address.</param>
    /// <param name="beforeSend">Sees every request just before it leaves, to attach options or headers.</param>
    /// <exception cref="ArgumentException">Not an absolute http(s) address, or it has a query or a fragment.</exception>
    public RunwayClient(HttpClient httpClient, Uri? baseUrl = null, Action<HttpRequestMessage>? beforeSend = null)
    {
        _adapter = new(httpClient, baseUrl, RunwayFacts.Instance) { BeforeSend = beforeSend, FixedHeader = ("X-Runway-Version", ApiVersion) };
        _api = new(_adapter);
    }

    /// <summary>Creates a task.</summary>
    /// <param name="path">Path and query of the operation below the base URL, such as <c>v1/text_to_image</c>.</param>
    /// <param name="body">The request, which the operation's own type wrote.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="AnswerException">A status other than success, or a web page.</exception>
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

    /// <summary>Sends a request that no operation stands for, and hands back what came as it came.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query below the base URL, escaped.</param>
    /// <param name="body">A JSON body; null for none.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="AnswerException">A status other than success, or a web page.</exception>
    public Task<RawResponse> SendRawAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken) =>
        _adapter.SendRawAsync(method, path, body, cancellationToken);

    /// <summary>The task that an answer names; null where it names none.</summary>
    public static TaskCreatedResponse? ReadCreated(RawResponse answer)
    {
        try
        {
            return JsonBytes.Read(answer.Body, TaskCreatedResponse.CreateFromDiscriminatorValue, RunwayFacts.Instance);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
