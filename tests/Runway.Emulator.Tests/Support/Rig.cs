using System.Net;
using System.Text;
using System.Text.Json;
using Runway.Tests;

namespace Runway.Emulator.Tests.Support;

/// <summary>An emulator with a manual clock, and a client with the headers of the live API.</summary>
internal sealed class Rig : IDisposable
{
    public const string Heron = """{"model":"gen4_image","promptText":"a heron at dawn","ratio":"1280:720"}""";

    public Rig(RunwayEmulatorOptions? options = null)
    {
        Emulator = new RunwayEmulator(options, Clock);
        Client = new HttpClient(Emulator.CreateHandler()) { BaseAddress = RunwayEmulator.DefaultBaseAddress };
    }

    public ManualTimeProvider Clock { get; } = new();

    public RunwayEmulator Emulator { get; }

    public HttpClient Client { get; }

    public static string Image(string prompt, string more = "") =>
        $$"""{"model":"gen4_image","promptText":{{JsonSerializer.Serialize(prompt)}},"ratio":"1280:720"{{more}}}""";

    /// <summary>An object without one of its members.</summary>
    public static JsonElement Without(JsonElement json, string member)
    {
        var copy = System.Text.Json.Nodes.JsonNode.Parse(json.GetRawText())!.AsObject();
        copy.Remove(member);
        return JsonDocument.Parse(copy.ToJsonString()).RootElement;
    }

    public static HttpRequestMessage Request(HttpMethod method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Authorization", "Bearer " + RunwayEmulator.WellKnownKey);
        request.Headers.Add("X-Runway-Version", "2024-11-06");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    public async Task<(HttpStatusCode Status, JsonElement Json)> Send(HttpMethod method, string path, string? body = null)
    {
        using var request = Request(method, path, body);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<(HttpStatusCode Status, JsonElement Json)> Post(string path, string body) => Send(HttpMethod.Post, path, body);

    public Task<(HttpStatusCode Status, JsonElement Json)> Get(string path) => Send(HttpMethod.Get, path);

    /// <summary>Creates a task that must be accepted.</summary>
    public async Task<string> Create(string body = Heron, string path = "/v1/text_to_image")
    {
        var (status, json) = await Post(path, body);
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        return json.GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> Read(string id) => (await Get($"/v1/tasks/{id}")).Json;

    public async Task<string> Status(string id) => (await Read(id)).GetProperty("status").GetString()!;

    public async Task<long> Balance() => (await Get("/v1/organization")).Json.GetProperty("creditBalance").GetInt64();

    /// <summary>Creates a task, advances the clock to its end and returns the URLs of its outputs.</summary>
    public async Task<string[]> Outputs(string body = Heron, string path = "/v1/text_to_image")
    {
        var id = await Create(body, path);
        Clock.Advance(TimeSpan.FromSeconds(8));
        return [.. (await Read(id)).GetProperty("output").EnumerateArray().Select(url => url.GetString()!)];
    }

    public void Dispose() => Client.Dispose();
}
