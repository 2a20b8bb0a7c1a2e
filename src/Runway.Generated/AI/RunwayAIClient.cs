namespace Runway.Generated.AI;

/// <summary>
/// The client of the unrelated "Runway AI" service. Nothing but the code that sends is shared with
/// <see cref="RunwayClient"/>: no address, no header, no key, no instance.
/// </summary>
/// <param name="httpClient">Carries the requests. Authorization, proxies and timeouts are its business.</param>
public sealed partial class RunwayAIClient(HttpClient httpClient) : JsonClient(httpClient, DefaultAddress)
{
    private static readonly Uri DefaultAddress = new(DefaultBaseUrl + "/");
}
