using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;
using KiotaErrors = System.Collections.Generic.Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>>;

namespace Runway.Generated;

/// <summary>
/// Sends the requests of the generated clients with an <see cref="HttpClient"/>, each exactly once: without retries, redirects
/// or repetition after an authentication challenge. Throws <see cref="ResponseException"/> instead of Kiota's error types.
/// </summary>
/// <param name="httpClient">Sends the requests and is responsible for authorization, proxy and timeouts.</param>
/// <param name="baseUrl">The base URL. Null: that of the generated client.</param>
/// <param name="facts">The facts about the models.</param>
internal sealed class SingleSendAdapter(HttpClient httpClient, Uri? baseUrl, ModelFacts facts) : IRequestAdapter
{
    private readonly HttpClient _httpClient = httpClient ?? throw new ArgumentNullException(nameof(httpClient));
    private string? _baseUrl = baseUrl is null ? null : ServiceAddress.Normalize(baseUrl);

    /// <summary>The base URL without the final slash; the generated client sets its own where there is none.</summary>
    public string? BaseUrl
    {
        get => _baseUrl;
        set => _baseUrl = value;
    }

    /// <summary>Called with every request just before it is sent, to add options or headers.</summary>
    public Action<HttpRequestMessage>? BeforeSend { get; init; }

    /// <summary>A header that callers cannot change.</summary>
    public (string Name, string Value)? FixedHeader { get; init; }

    public ISerializationWriterFactory SerializationWriterFactory => JsonWriterFactory.Instance;

    public async Task<TModel?> SendAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, KiotaErrors? errorMapping = default, CancellationToken cancellationToken = default)
        where TModel : IParsable
    {
        using var request = Request(requestInfo);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await ResponseReader.ReadAsync(response, factory, facts, cancellationToken).ConfigureAwait(false);
    }

    public async Task SendNoContentAsync(RequestInformation requestInfo, KiotaErrors? errorMapping = default, CancellationToken cancellationToken = default)
    {
        using var request = Request(requestInfo);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        await ResponseReader.RequireAnswerAsync(response, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends any request and returns the response unchanged.</summary>
    public async Task<RawResponse> SendRawAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        using var request = Request(method, new Uri($"{_baseUrl}/{path}"), body);
        request.Headers.TryAddWithoutValidation("Accept", JsonWriterFactory.Json);
        Complete(request);
        using var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return await ResponseReader.ReadRawAsync(response, cancellationToken).ConfigureAwait(false);
    }

    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, KiotaErrors? errorMapping = default, CancellationToken cancellationToken = default)
        where TModel : IParsable => throw Unused();

    public Task<TModel?> SendPrimitiveAsync<TModel>(RequestInformation requestInfo, KiotaErrors? errorMapping = default, CancellationToken cancellationToken = default) => throw Unused();

    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<TModel>(RequestInformation requestInfo, KiotaErrors? errorMapping = default, CancellationToken cancellationToken = default) => throw Unused();

    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) => throw Unused();

    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => throw Unused();

    private static NotSupportedException Unused() => new("Every operation of the API takes and gives JSON objects.");

    // Headers first, so that the status code is known even when the body is interrupted.
    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private HttpRequestMessage Request(RequestInformation info)
    {
        var address = AddressOf(info);

        // Detects ids that are empty or a dot segment: no path of the API ends in a slash.
        if (address.AbsolutePath.EndsWith('/'))
            throw new ArgumentException("An identifier cannot be empty or a dot segment.", nameof(info));

        ReadOnlyMemory<byte>? body = null;
        if (info.Content is MemoryStream content && content.TryGetBuffer(out var bytes))
            body = bytes;

        var request = Request(ToMethod(info.HttpMethod), address, body);
        foreach (var (name, values) in info.Headers)
        {
            if (name != "Content-Type")
                request.Headers.TryAddWithoutValidation(name, values);
        }

        Complete(request);
        return request;
    }

    // Kiota's expansion of templates is slow and needed only for queries.
    private static Uri AddressOf(RequestInformation info)
    {
        var address = info.UrlTemplate!;
        foreach (var (name, value) in info.PathParameters)
            address = name == "baseurl" ? address.Replace("{+baseurl}", (string)value, StringComparison.Ordinal) : address.Replace($"{{{name}}}", Uri.EscapeDataString((string)value), StringComparison.Ordinal);

        return address.Contains('{') ? info.URI : new Uri(address);
    }

    private HttpRequestMessage Request(HttpMethod method, Uri address, ReadOnlyMemory<byte>? body)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Version = _httpClient.DefaultRequestVersion,
            VersionPolicy = _httpClient.DefaultVersionPolicy,
        };
        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", JsonWriterFactory.Json);
        }

        return request;
    }

    private void Complete(HttpRequestMessage request)
    {
        BeforeSend?.Invoke(request);
        if (FixedHeader is var (name, value))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static HttpMethod ToMethod(Method method) => method switch
    {
        Method.GET => HttpMethod.Get,
        Method.POST => HttpMethod.Post,
        Method.DELETE => HttpMethod.Delete,
        _ => new HttpMethod(method.ToString()),
    };
}
