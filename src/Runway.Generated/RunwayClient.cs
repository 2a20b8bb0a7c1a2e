using System.Text.Json;
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

    /// <summary>Sends any request and returns the response unchanged.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query relative to the base URL, escaped.</param>
    /// <param name="body">A JSON body, or null.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ResponseException">A status code other than success, or a web page.</exception>
    public Task<RawResponse> SendRawAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken) =>
        _adapter.SendRawAsync(method, path, body, cancellationToken);

    /// <summary>The task in a response to a create, or null.</summary>
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
