using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;
using Runway.Tests;

namespace Runway.Emulator.Tests.Avatars;

/// <summary>A rig that holds every answer against the API document.</summary>
internal sealed class AvatarRig(RunwayEmulatorOptions? options = null) : IDisposable
{
    public const string Desk = """{"name":"Desk","referenceImage":"https://a.example/1.png","personality":"Helps.","voice":{"type":"runway-live-preset","presetId":"clara"}}""";
    public const string Calm = """{"name":"Calm","from":{"type":"text","prompt":"A calm and low voice","model":"eleven_ttv_v3"}}""";
    public const string Talk = """{"model":"gwm1_avatars","avatar":{"type":"runway-preset","presetId":"tennis-coach"},"personality":"Patient. [seconds:20]"}""";

    private readonly Rig _rig = new(options);

    public ManualTimeProvider Clock => _rig.Clock;

    public RunwayEmulator Emulator => _rig.Emulator;

    public HttpClient Client => _rig.Client;

    public void Dispose() => _rig.Dispose();

    public Task<(HttpStatusCode Status, JsonElement Json)> Send(HttpMethod method, string path, string? body = null) => _rig.Send(method, path, body);

    public Task<(HttpStatusCode Status, JsonElement Json)> Post(string path, string body) => _rig.Post(path, body);

    public Task<(HttpStatusCode Status, JsonElement Json)> Get(string path) => _rig.Get(path);

    public Task<long> Balance() => _rig.Balance();

    public async Task<JsonElement> Create(string path, string body) => Require("post " + path, await _rig.Post(path, body));

    public async Task<JsonElement> Read(string path, JsonElement of) => Require("get " + path, await _rig.Get(path.Replace("{id}", of.Text("id"), StringComparison.Ordinal)));

    public async Task<JsonElement> Change(string path, JsonElement of, string body) =>
        Require("patch " + path, await _rig.Send(HttpMethod.Patch, path.Replace("{id}", of.Text("id"), StringComparison.Ordinal), body));

    public async Task<JsonElement> Page(string pathAndQuery) => Require("get " + pathAndQuery.Split('?')[0], await _rig.Get(pathAndQuery));

    /// <summary>Creates something and waits until it is ready.</summary>
    public async Task<JsonElement> Ready(string path, string body)
    {
        var made = await Create(path, body);
        Clock.Advance(TimeSpan.FromSeconds(8));
        return made;
    }

    private static JsonElement Require(string operation, (HttpStatusCode Status, JsonElement Json) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Json.ToString());
        ResponseSchema.Of(operation).Require(answer.Json);
        return answer.Json;
    }
}

internal static class JsonTexts
{
    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();
}
