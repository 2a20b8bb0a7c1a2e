using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Runway.Generated;

/// <summary>
/// The wire: the generated half names the operations, this half sends them. An instance is two references wide and safe to
/// share between threads; it owns neither the <see cref="HttpClient"/> nor its timeouts, and it never sends anything twice.
/// </summary>
/// <param name="httpClient">Carries the requests. Authorization, proxies and timeouts are its business.</param>
public sealed partial class RunwayClient(HttpClient httpClient)
{
    /// <summary>The value of <c>X-Runway-Version</c> that this client speaks.</summary>
    public const string ApiVersion = "2024-11-06";

    private readonly HttpClient _httpClient = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
    private readonly Uri _baseUrl = new(DefaultBaseUrl + "/");

    /// <summary>
    /// Where the service is: http or https, with or without a path prefix and a final slash. The base address of the
    /// <see cref="HttpClient"/> plays no part.
    /// </summary>
    /// <exception cref="ArgumentException">Not an absolute http(s) address, or it has a query or a fragment.</exception>
    public Uri BaseUrl
    {
        get => _baseUrl;
        init => _baseUrl = ServiceAddress.Normalize(value);
    }

    /// <summary>Sees every request just before it leaves, to attach options or headers. The version header is set after it.</summary>
    public Action<HttpRequestMessage>? BeforeSend { get; init; }

    private static string Segment(string value) => ServiceAddress.EscapeSegment(value);

    private async Task<TResponse> SendAsync<TRequest, TResponse>(
        HttpMethod method,
        string path,
        TRequest body,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TResponse> responseType,
        CancellationToken cancellationToken)
        where TRequest : class
    {
        ArgumentNullException.ThrowIfNull(body);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, requestType));
        content.Headers.ContentType = new("application/json");
        using var response = await ExchangeAsync(method, path, content, cancellationToken).ConfigureAwait(false);
        return await ResponseBody.ReadAsync(response, responseType, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TResponse> SendAsync<TResponse>(
        HttpMethod method, string path, JsonTypeInfo<TResponse> responseType, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(method, path, null, cancellationToken).ConfigureAwait(false);
        return await ResponseBody.ReadAsync(response, responseType, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(method, path, null, cancellationToken).ConfigureAwait(false);

        // Where no body is expected, nothing else tells the service's word from the page of a portal that says 200 to all.
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == "text/html")
            throw await ResponseBody.ToExceptionAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> ExchangeAsync(
        HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(_baseUrl, path))
        {
            Content = content,
            Version = _httpClient.DefaultRequestVersion,
            VersionPolicy = _httpClient.DefaultVersionPolicy,
        };
        request.Headers.Accept.Add(new("application/json"));
        BeforeSend?.Invoke(request);
        request.Headers.Remove("X-Runway-Version");
        request.Headers.Add("X-Runway-Version", ApiVersion);

        // Headers first, so that a status that has arrived is still known when the body behind it breaks off.
        return await _httpClient
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }
}
