namespace Runway.Generated;

/// <summary>The client of Runway's developer API; every request carries the version that it speaks.</summary>
/// <param name="httpClient">Carries the requests. Authorization, proxies and timeouts are its business.</param>
public sealed partial class RunwayClient(HttpClient httpClient) : JsonClient(httpClient, DefaultBaseUrl)
{
    /// <summary>The value of <c>X-Runway-Version</c> that this client speaks.</summary>
    public const string ApiVersion = "2024-11-06";

    private protected override void Complete(HttpRequestMessage request)
    {
        request.Headers.Remove("X-Runway-Version");
        request.Headers.Add("X-Runway-Version", ApiVersion);
    }
}
