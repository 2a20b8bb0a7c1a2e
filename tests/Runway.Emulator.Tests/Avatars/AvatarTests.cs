using System.Net;
using System.Text.Json;

namespace Runway.Emulator.Tests.Avatars;

public sealed class AvatarTests : IDisposable
{
    private readonly AvatarRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task An_avatar_is_processed_and_then_ready_without_a_charge()
    {
        var made = await _rig.Create("/v1/avatars", AvatarRig.Desk);

        Assert.Equal(("Desk", "PROCESSING", JsonValueKind.Null, JsonValueKind.Null), (made.Text("name"), made.Text("status"), made.GetProperty("processedImageUri").ValueKind, made.GetProperty("startScript").ValueKind));
        Assert.Equal(("runway-live-preset", "clara", "Clara"), (made.GetProperty("voice").Text("type"), made.GetProperty("voice").Text("presetId"), made.GetProperty("voice").Text("name")));
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var ready = await _rig.Read("/v1/avatars/{id}", made);
        Assert.Equal("READY", ready.Text("status"));
        foreach (var picture in new[] { "referenceImageUri", "processedImageUri" })
        {
            Assert.Equal("image/png", (await _rig.Client.GetAsync(ready.Text(picture))).Content.Headers.ContentType?.MediaType);
        }

        Assert.Equal((0, 100_000), (_rig.Emulator.AcceptedCreates, await _rig.Balance()));
    }

    [Fact]
    public async Task Directives_in_name_or_personality_have_their_say()
    {
        var failing = await _rig.Create("/v1/avatars", AvatarRig.Desk.Replace("Helps.", "Helps. [fail:ASSET.NO_FACE][seconds:3]"));
        var odd = (await _rig.Post("/v1/avatars", AvatarRig.Desk.Replace("\"Desk\"", "\"Desk [status:QUEUED]\""))).Json;

        _rig.Clock.Advance(TimeSpan.FromSeconds(3));

        var failed = await _rig.Read("/v1/avatars/{id}", failing);
        Assert.Equal("FAILED", failed.Text("status"));
        Assert.Contains("ASSET.NO_FACE", failed.Text("failureReason"));
        Assert.Equal("QUEUED", (await _rig.Get($"/v1/avatars/{odd.Text("id")}")).Json.Text("status"));
    }

    [Fact]
    public async Task A_change_keeps_the_rest_and_null_clears()
    {
        var document = await _rig.Create("/v1/documents", """{"name":"faq","content":"# FAQ"}""");
        var avatar = await _rig.Ready("/v1/avatars", AvatarRig.Desk.Replace("}}", $$"""},"startScript":"Hi","documentIds":["{{document.Text("id")}}"]}"""));

        var renamed = await _rig.Change("/v1/avatars/{id}", avatar, """{"name":"Front desk","voice":{"type":"runway-live-preset","presetId":"leo"}}""");
        var cleared = await _rig.Change("/v1/avatars/{id}", avatar, """{"startScript":null,"documentIds":[]}""");
        var same = await _rig.Change("/v1/avatars/{id}", avatar, "{}");

        Assert.Equal(("Front desk", "Helps.", "Hi", "leo", "READY"), (renamed.Text("name"), renamed.Text("personality"), renamed.Text("startScript"), renamed.GetProperty("voice").Text("presetId"), renamed.Text("status")));
        Assert.Single(renamed.GetProperty("documentIds").EnumerateArray());
        Assert.Equal((JsonValueKind.Null, 0), (cleared.GetProperty("startScript").ValueKind, cleared.GetProperty("documentIds").GetArrayLength()));
        Assert.Equal("Front desk", same.Text("name"));
    }

    [Fact]
    public async Task Another_picture_is_processed_again_but_not_while_the_first_one_is()
    {
        const string Picture = """{"referenceImage":"https://a.example/2.png"}""";
        var avatar = await _rig.Create("/v1/avatars", AvatarRig.Desk);
        var path = $"/v1/avatars/{avatar.Text("id")}";

        var (early, error) = await _rig.Send(HttpMethod.Patch, path, Picture);
        Assert.Equal(HttpStatusCode.OK, (await _rig.Send(HttpMethod.Patch, path, """{"name":"Other"}""")).Status);
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var changed = await _rig.Change("/v1/avatars/{id}", avatar, Picture);
        _rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var plain = await _rig.Change("/v1/avatars/{id}", avatar, """{"imageProcessing":"none"}""");

        Assert.Equal((HttpStatusCode.Conflict, true), (early, error.TryGetProperty("error", out _)));
        Assert.Equal(("PROCESSING", "PROCESSING"), (changed.Text("status"), plain.Text("status")));
        Assert.NotEqual(avatar.Text("referenceImageUri")!.Split('?')[0], changed.Text("referenceImageUri")!.Split('?')[0]);
    }

    [Theory]
    [InlineData("""{"name":"","referenceImage":"https://a.example/1.png","personality":"x","voice":{"type":"runway-live-preset","presetId":"clara"}}""", "name")]
    [InlineData("""{"name":"x","referenceImage":"nothing","personality":"x","voice":{"type":"runway-live-preset","presetId":"clara"}}""", "referenceImage")]
    [InlineData("""{"name":"x","referenceImage":"https://a.example/1.png","personality":"x","voice":{"type":"runway-live-preset","presetId":"Maya"}}""", "voice")]
    [InlineData("""{"name":"x","referenceImage":"https://a.example/1.png","personality":"x","voice":{"type":"runway-preset","presetId":"clara"}}""", "voice")]
    [InlineData("""{"name":"x","referenceImage":"https://a.example/1.png","personality":"x","voice":{"type":"custom","id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"}}""", "voice")]
    [InlineData("""{"name":"x","referenceImage":"https://a.example/1.png","personality":"x","voice":{"type":"runway-live-preset","presetId":"clara"},"documentIds":["182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"]}""", "documentIds")]
    [InlineData("""{"name":"x","personality":"x","voice":{"type":"runway-live-preset","presetId":"clara"}}""", "referenceImage")]
    public async Task A_wrong_body_is_refused(string body, string member)
    {
        var (status, json) = await _rig.Post("/v1/avatars", body);

        Assert.Equal((HttpStatusCode.BadRequest, member), (status, json.GetProperty("issues")[0].GetProperty("path")[0].GetString()));
        Assert.Empty((await _rig.Get("/v1/avatars")).Json.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task A_deleted_avatar_is_gone_everywhere()
    {
        var avatar = await _rig.Ready("/v1/avatars", AvatarRig.Desk);
        var picture = (await _rig.Read("/v1/avatars/{id}", avatar)).Text("referenceImageUri");

        Assert.Equal(HttpStatusCode.NoContent, (await _rig.Send(HttpMethod.Delete, $"/v1/avatars/{avatar.Text("id")}")).Status);

        foreach (var (method, body) in new[] { ("GET", null), ("DELETE", null), ("PATCH", "{}") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(new(method), $"/v1/avatars/{avatar.Text("id")}", body)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Client.GetAsync(picture)).StatusCode);
    }

    [Theory]
    [InlineData("/v1/avatars", AvatarRig.Desk)]
    [InlineData("/v1/voices", AvatarRig.Calm)]
    [InlineData("/v1/documents", """{"name":"faq","content":"x"}""")]
    [InlineData("/v1/avatar_conversations", AvatarRig.Talk, "/v1/realtime_sessions")]
    public async Task Pages_hang_together_while_entries_are_added(string list, string body, string? create = null)
    {
        var ids = new List<string?>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await _rig.Create(create ?? list, body)).Text("id"));
        }

        var found = new List<string?>();
        var query = "?limit=2";
        while (true)
        {
            var page = await _rig.Page(list + query);
            found.AddRange(page.GetProperty("data").EnumerateArray().Select(entry => entry.Text("id")));
            if (page.Text("nextCursor") is not { } next)
            {
                Assert.False(page.GetProperty("hasMore").GetBoolean());
                break;
            }

            Assert.True(page.GetProperty("hasMore").GetBoolean());
            await _rig.Create(create ?? list, body);
            query = "?limit=2&cursor=" + Uri.EscapeDataString(next);
        }

        Assert.Equal(Enumerable.Reverse(ids), found);
        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Get(list + "?limit=101")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Get(list + "?cursor=nonsense")).Status);
    }
}
