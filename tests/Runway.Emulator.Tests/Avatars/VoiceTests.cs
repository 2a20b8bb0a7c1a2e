using System.Net;
using System.Text.Json;

namespace Runway.Emulator.Tests.Avatars;

public sealed class VoiceTests : IDisposable
{
    private readonly AvatarRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_voice_is_charged_processed_and_then_heard()
    {
        var made = await _rig.Create("/v1/voices", AvatarRig.Calm);

        var early = await _rig.Read("/v1/voices/{id}", made);
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var ready = await _rig.Read("/v1/voices/{id}", made);

        Assert.Equal(("PROCESSING", false), (early.Text("status"), early.TryGetProperty("previewUrl", out _)));
        Assert.Equal(("READY", "Calm", JsonValueKind.Null), (ready.Text("status"), ready.Text("name"), ready.GetProperty("description").ValueKind));
        Assert.Equal("audio/mpeg", (await _rig.Client.GetAsync(ready.Text("previewUrl"))).Content.Headers.ContentType?.MediaType);
        Assert.Equal(("voices", 99_990), (Assert.Single(_rig.Emulator.Accepted).Operation, await _rig.Balance()));
    }

    [Fact]
    public async Task A_voice_that_fails_costs_nothing_and_says_why()
    {
        var made = await _rig.Create("/v1/voices", AvatarRig.Calm.Replace("A calm", "[fail:ASSET.TOO_SHORT] A calm"));

        _rig.Clock.Advance(TimeSpan.FromSeconds(8));

        var failed = await _rig.Read("/v1/voices/{id}", made);
        Assert.Equal("FAILED", failed.Text("status"));
        Assert.Contains("ASSET.TOO_SHORT", failed.Text("failureReason"));
        Assert.Equal(100_000, await _rig.Balance());
    }

    [Fact]
    public async Task A_preview_is_there_at_once()
    {
        var preview = await _rig.Create("/v1/voices/preview", """{"prompt":"A calm and low voice","model":"eleven_multilingual_ttv_v2"}""");

        Assert.Equal(1, preview.GetProperty("durationSecs").GetDouble());
        Assert.Equal(HttpStatusCode.OK, (await _rig.Client.GetAsync(preview.Text("url"))).StatusCode);
        Assert.Equal(("voices/preview", 99_999), (Assert.Single(_rig.Emulator.Accepted).Operation, await _rig.Balance()));
        Assert.Empty((await _rig.Page("/v1/voices")).GetProperty("data").EnumerateArray());
    }

    [Theory]
    [InlineData("/v1/voices", """{"name":"x","from":{"type":"text","prompt":"too short","model":"eleven_ttv_v3"}}""")]
    [InlineData("/v1/voices", """{"name":"x","from":{"type":"text","prompt":"A calm and low voice"}}""")]
    [InlineData("/v1/voices", """{"name":"x","from":{"type":"audio","audio":"nothing"}}""")]
    [InlineData("/v1/voices", """{"name":"x","from":{"type":"audio","audio":"data:image/png;base64,AAAA"}}""")]
    [InlineData("/v1/voices", """{"name":"x","from":{"type":"audio","audioUri":"https://a.example/1.mp3"}}""")]
    [InlineData("/v1/voices", """{"from":{"type":"audio","audio":"https://a.example/1.mp3"}}""")]
    [InlineData("/v1/voices/preview", """{"prompt":"A calm and low voice","model":"eleven_v3"}""")]
    public async Task A_wrong_body_is_refused(string path, string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Post(path, body)).Status);
        Assert.Equal(100_000, await _rig.Balance());
    }

    [Fact]
    public async Task A_voice_needs_credits()
    {
        using var poor = new AvatarRig(new() { CreditBalance = 9 });
        Assert.Equal(HttpStatusCode.BadRequest, (await poor.Post("/v1/voices", AvatarRig.Calm)).Status);
    }

    [Fact]
    public async Task An_avatar_takes_a_voice_that_is_ready_and_keeps_it_as_deleted()
    {
        var voice = await _rig.Create("/v1/voices", """{"name":"Mine","from":{"type":"audio","audio":"https://a.example/1.mp3"}}""");
        var body = AvatarRig.Desk.Replace("""{"type":"runway-live-preset","presetId":"clara"}""", $$"""{"type":"custom","id":"{{voice.Text("id")}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Post("/v1/avatars", body)).Status);
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var avatar = await _rig.Create("/v1/avatars", body);
        await _rig.Change("/v1/voices/{id}", voice, """{"name":"Renamed","description":"d"}""");
        var named = (await _rig.Read("/v1/avatars/{id}", avatar)).GetProperty("voice");
        Assert.Equal(HttpStatusCode.NoContent, (await _rig.Send(HttpMethod.Delete, $"/v1/voices/{voice.Text("id")}")).Status);
        var gone = (await _rig.Read("/v1/avatars/{id}", avatar)).GetProperty("voice");

        Assert.Equal((false, "Renamed", "d"), (named.GetProperty("deleted").GetBoolean(), named.Text("name"), named.Text("description")));
        Assert.Equal((true, voice.Text("id"), false), (gone.GetProperty("deleted").GetBoolean(), gone.Text("id"), gone.TryGetProperty("name", out _)));
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Get($"/v1/voices/{voice.Text("id")}")).Status);
    }

    [Fact]
    public async Task A_change_is_strict_and_null_clears()
    {
        var voice = await _rig.Create("/v1/voices", AvatarRig.Calm.Replace("\"from\"", "\"description\":\"d\",\"from\""));

        Assert.Equal(JsonValueKind.Null, (await _rig.Change("/v1/voices/{id}", voice, """{"description":null}""")).GetProperty("description").ValueKind);
        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Send(HttpMethod.Patch, $"/v1/voices/{voice.Text("id")}", """{"from":{}}""")).Status);
    }
}
