namespace Runway.Generated;

/// <summary>The client of Runway's developer API; every request carries the version that it speaks.</summary>
/// <param name="httpClient">Carries the requests. Authorization, proxies and timeouts are its business.</param>
public sealed partial class RunwayClient(HttpClient httpClient) : JsonClient(httpClient, DefaultAddress)
{
    /// <summary>The value of <c>X-Runway-Version</c> that this client speaks.</summary>
    public const string ApiVersion = "2024-11-06";

    private static readonly Uri DefaultAddress = new(DefaultBaseUrl + "/");

    private protected override void Complete(HttpRequestMessage request)
    {
        request.Headers.Remove("X-Runway-Version");
        request.Headers.TryAddWithoutValidation("X-Runway-Version", ApiVersion);
    }

    /// <summary>Sends a request that no operation stands for, and hands back what came as it came.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Path and query below the base URL, escaped.</param>
    /// <param name="body">A JSON body; null for none.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <exception cref="ApiException">A status other than success, or a web page.</exception>
    public Task<RawResponse> SendRawAsync(HttpMethod method, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken) =>
        ExchangeRawAsync(method, path, body, cancellationToken);
}
