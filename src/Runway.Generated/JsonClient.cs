using System.Text.Json;

namespace Runway.Generated;

/// <summary>
/// The wire that the clients have in common: the generated half of each names its operations, this sends them. An instance is
/// safe to share between threads; it owns neither the <see cref="HttpClient"/> nor its timeouts, and it never sends anything
/// twice. Two clients share this code and no state.
/// </summary>
public abstract class JsonClient
{
    private const string Json = "application/json";
    private readonly HttpClient _httpClient;
    private readonly Uri _baseUrl;

    /// <param name="httpClient">Carries the requests.</param>
    /// <param name="address">The address without a <see cref="BaseUrl"/>; made once for all instances, of which every request has one.</param>
    private protected JsonClient(HttpClient httpClient, Uri address)
    {
        _httpClient = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
        _baseUrl = address;
    }

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

    /// <summary>Sees every request just before it leaves, to attach options or headers.</summary>
    public Action<HttpRequestMessage>? BeforeSend { get; init; }

    private protected static string Segment(string value) => ServiceAddress.EscapeSegment(value);

    private protected static string Query(string path, params (string Name, string Value)[] values) =>
        path + "?" + string.Join('&', values.Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value)}"));

    /// <summary>Sets the headers that no caller may change; runs after <see cref="BeforeSend"/>.</summary>
    private protected virtual void Complete(HttpRequestMessage request)
    {
    }

    private protected Task<TResponse> SendAsync<TResponse>(
        HttpMethod method, string path, IJsonModel body, Func<JsonElement, TResponse> read, CancellationToken cancellationToken) =>
        ExchangeAsync(method, path, JsonBody.ToUtf8(body), read, cancellationToken);

    private protected Task<TResponse> SendAsync<TResponse>(
        HttpMethod method, string path, Func<JsonElement, TResponse> read, CancellationToken cancellationToken) =>
        ExchangeAsync(method, path, null, read, cancellationToken);

    private protected async Task SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, null);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        await RequireAnswerAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private protected async Task<RawResponse> ExchangeRawAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        await RequireAnswerAsync(response, cancellationToken).ConfigureAwait(false);
        return await ResponseBody.ReadRawAsync(response, cancellationToken).ConfigureAwait(false);
    }

    // One asynchronous method between the caller and the HttpClient: each has its price, for thousands of requests and, in
    // what the runtime compiles for it, for the first.
    private async Task<TResponse> ExchangeAsync<TResponse>(
        HttpMethod method, string path, ReadOnlyMemory<byte>? body, Func<JsonElement, TResponse> read, CancellationToken cancellationToken)
    {
        using var request = Request(method, path, body);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await ResponseBody.ReadAsync(response, read, cancellationToken).ConfigureAwait(false);
    }

    // Where no form is expected, nothing else tells the service's word from the page of a portal that says 200 to all.
    private static async Task RequireAnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType == "text/html")
            throw await ResponseBody.ToExceptionAsync(response, cancellationToken).ConfigureAwait(false);
    }

    // Headers first, so that a status that has arrived is still known when the body behind it breaks off.
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private HttpRequestMessage Request(HttpMethod method, string path, ReadOnlyMemory<byte>? body)
    {
        var request = new HttpRequestMessage(method, new Uri(_baseUrl, path))
        {
            Version = _httpClient.DefaultRequestVersion,
            VersionPolicy = _httpClient.DefaultVersionPolicy,
        };
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Json);
        }

        request.Headers.TryAddWithoutValidation("Accept", Json);
        BeforeSend?.Invoke(request);
        Complete(request);
        return request;
    }
}
