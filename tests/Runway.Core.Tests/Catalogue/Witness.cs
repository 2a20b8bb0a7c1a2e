using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Runway.Emulator;

namespace Runway.Tests.Catalogue;

/// <summary>
/// The emulator as an independent check: it checks raw bodies with its own validator of the API document, and prices
/// them with its own table.
/// </summary>
public sealed class Witness : IDisposable
{
    private readonly HttpClient _client = new(
        new RunwayEmulator(new() { CreditBalance = 1_000_000_000, DailyGenerationLimit = null, RequestLogLimit = 1 }).CreateHandler())
    {
        BaseAddress = RunwayEmulator.DefaultBaseAddress,
    };

    /// <summary>Sends a create and returns the result.</summary>
    internal async Task<(bool Accepted, string Answer)> CreateAsync(string operation, JsonNode body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/" + operation);
        request.Headers.Add("Authorization", "Bearer " + RunwayEmulator.WellKnownKey);
        request.Headers.Add("X-Runway-Version", "2024-11-06");
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();

        // A routed generation has passed the check when its router is missing.
        var isAccepted = response.StatusCode == HttpStatusCode.OK || answer.Contains("router_config_not_found", StringComparison.Ordinal);
        Assert.True(isAccepted || response.StatusCode == HttpStatusCode.BadRequest, answer);
        return (isAccepted, answer);
    }

    public void Dispose() => _client.Dispose();
}
