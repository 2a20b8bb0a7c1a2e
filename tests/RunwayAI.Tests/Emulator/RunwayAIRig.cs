using System.Net;
using System.Text;
using System.Text.Json;
using Runway.Tests;

namespace Runway.Emulator.Tests.Support;

/// <summary>An emulator of the "Runway AI" service with a manual clock, and a client with its key.</summary>
internal sealed class RunwayAIRig : IDisposable
{
    public RunwayAIRig(FaultScript? script = null)
    {
        Emulator = new RunwayAIEmulator(new() { TimeProvider = Clock, FaultScript = script });
        Client = new HttpClient(Emulator) { BaseAddress = RunwayAIEmulator.DefaultBaseAddress };
    }

    public ManualTimeProvider Clock { get; } = new();

    public RunwayAIEmulator Emulator { get; }

    public HttpClient Client { get; }

    public static HttpRequestMessage Request(HttpMethod method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Authorization", "Bearer " + RunwayAIEmulator.WellKnownKey);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    public static string Escaped(string url) => Uri.EscapeDataString(url);

    public async Task<(HttpStatusCode Status, JsonElement Json)> Send(HttpMethod method, string path, string? body = null)
    {
        using var request = Request(method, path, body);
        using var response = await Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    public Task<(HttpStatusCode Status, JsonElement Json)> Post(string operation, string body) =>
        Send(HttpMethod.Post, "/v1/" + operation, body);

    /// <summary>Runs an operation that must be accepted and returns the one member of its response.</summary>
    public async Task<(string Name, string Url)> Make(string operation, string body)
    {
        var (status, json) = await Post(operation, body);
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        var member = Assert.Single(json.EnumerateObject());
        return (member.Name, member.Value.GetString()!);
    }

    public async Task<string> Image(string prompt = "a lighthouse") =>
        (await Make("generate-image", JsonSerializer.Serialize(new { prompt }))).Url;

    public async Task<string> Video(int duration = 12) =>
        (await Make("generate-video", JsonSerializer.Serialize(new { prompt = "waves", duration }))).Url;

    public async Task<JsonElement> Describe(string kind, string url)
    {
        var (status, json) = await Send(HttpMethod.Get, $"/v1/{kind}-metadata?{kind}_url={Escaped(url)}");
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        return json;
    }

    public async Task<Jpeg> Picture(string url) => Jpeg.Open(await Client.GetByteArrayAsync(url));

    public void Dispose() => Client.Dispose();
}
