using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests.Routing;

public sealed class RouterTests : IDisposable
{
    private readonly Rig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_router_is_made_of_its_slug_alone()
    {
        var router = await Create("""{"slug":"draft"}""");

        Assert.Equal(("draft", "draft", 1), (router.GetProperty("slug").GetString(), router.GetProperty("name").GetString(), router.GetProperty("version").GetInt32()));
        Assert.Equal("""{"schemaVersion":1,"optimizeFor":"cost"}""", router.GetProperty("settings").GetRawText());
        Assert.Equal(router.ToString(), (await _rig.Get($"/v1/routers/{router.GetProperty("id")}")).Json.ToString());
    }

    [Fact]
    public async Task A_change_merges_and_only_settings_give_another_version()
    {
        var id = (await Create("""{"slug":"draft","description":"d","settings":{"models":{"mode":"allowlist_only","ids":["wan3"]},"maxCreditsPerGeneration":{"video":50}}}""")).GetProperty("id").GetString()!;

        var named = await Change(id, """{"name":"Draft"}""");
        var changed = await Change(id, """{"description":null,"settings":{"models":{"ids":["gen4.5"]},"optimizeFor":"quality"}}""");
        var same = await Change(id, """{"settings":{"optimizeFor":"quality"}}""");
        var nothing = await Change(id, "{}");

        Assert.Equal((1, "Draft", "d"), (named.GetProperty("version").GetInt32(), named.GetProperty("name").GetString(), named.GetProperty("description").GetString()));
        Assert.Equal((2, JsonValueKind.Null), (changed.GetProperty("version").GetInt32(), changed.GetProperty("description").ValueKind));
        Assert.Equal(
            """{"schemaVersion":1,"optimizeFor":"quality","models":{"mode":"allowlist_only","ids":["gen4.5"]},"maxCreditsPerGeneration":{"video":50}}""",
            changed.GetProperty("settings").GetRawText());
        Assert.Equal(2, same.GetProperty("version").GetInt32());
        Assert.Equal(same.GetProperty("settings").GetRawText(), nothing.GetProperty("settings").GetRawText());
    }

    [Theory]
    [InlineData("POST", """{"slug":"Draft"}""", "slug")]
    [InlineData("POST", """{"name":"x"}""", "slug")]
    [InlineData("POST", """{"slug":"x","model":"wan3"}""", null)]
    [InlineData("POST", """{"slug":"x","settings":{"optimize":"cost"}}""", "settings")]
    [InlineData("POST", """{"slug":"x","settings":{"optimizeFor":"price"}}""", "settings")]
    [InlineData("POST", """{"slug":"x","settings":{"models":{"mode":"allowlist_only","ids":["wan3","nothing"]}}}""", "settings")]
    [InlineData("POST", """{"slug":"x","settings":{"maxCreditsPerGeneration":{"video":0}}}""", "settings")]
    [InlineData("POST", """{"slug":"taken"}""", "slug")]
    [InlineData("PATCH", """{"slug":"x"}""", null)]
    [InlineData("PATCH", """{"settings":{"models":{"ids":["nothing"]}}}""", "settings")]
    [InlineData("PATCH", """{"name":""}""", "name")]
    public async Task A_wrong_body_is_refused(string method, string body, string? member)
    {
        var id = (await Create("""{"slug":"taken"}""")).GetProperty("id").GetString();

        var (status, json) = await _rig.Send(new(method), method == "POST" ? "/v1/routers" : $"/v1/routers/{id}", body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var path = json.GetProperty("issues")[0].GetProperty("path");
        Assert.Equal(member, path.GetArrayLength() == 0 ? null : path[0].GetString());
        Assert.Single((await _rig.Get("/v1/routers")).Json.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task A_deleted_router_is_gone_and_its_slug_is_free()
    {
        var id = (await Create("""{"slug":"draft"}""")).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await _rig.Send(HttpMethod.Delete, $"/v1/routers/{id}")).Status);

        foreach (var (method, path, body) in new[] { ("GET", "", null), ("DELETE", "", null), ("PATCH", "", "{}"), ("GET", "/requests", null) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(new(method), $"/v1/routers/{id}{path}", body)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Post("/v1/generate/video", """{"configId":"draft","input":{}}""")).Status);
        await Create("""{"slug":"draft"}""");
    }

    [Fact]
    public async Task Pages_hang_together_while_routers_are_added()
    {
        for (var i = 0; i < 5; i++)
        {
            await Create($$"""{"slug":"r{{i}}"}""");
        }

        var first = (await _rig.Get("/v1/routers?limit=2")).Json;
        await Create("""{"slug":"late"}""");
        var second = (await _rig.Get($"/v1/routers?limit=2&cursor={Uri.EscapeDataString(first.GetProperty("nextCursor").GetString()!)}")).Json;
        var third = (await _rig.Get($"/v1/routers?limit=2&cursor={Uri.EscapeDataString(second.GetProperty("nextCursor").GetString()!)}")).Json;

        Assert.All([first, second, third], ResponseSchema.Of("get /v1/routers").Require);
        Assert.Equal(["r4", "r3", "r2", "r1", "r0"], new[] { first, second, third }.SelectMany(p => p.GetProperty("data").EnumerateArray()).Select(r => r.GetProperty("slug").GetString()));
        Assert.Equal((true, false, JsonValueKind.Null), (second.GetProperty("hasMore").GetBoolean(), third.GetProperty("hasMore").GetBoolean(), third.GetProperty("nextCursor").ValueKind));
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=x")]
    [InlineData("cursor=")]
    [InlineData("cursor=nonsense")]
    public async Task A_wrong_page_is_refused(string query)
    {
        var (status, json) = await _rig.Get("/v1/routers?" + query);

        Assert.Equal((HttpStatusCode.BadRequest, query.Split('=')[0]), (status, json.GetProperty("issues")[0].GetProperty("path")[0].GetString()));
    }

    private async Task<JsonElement> Create(string body)
    {
        var (status, json) = await _rig.Post("/v1/routers", body);
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        ResponseSchema.Of("post /v1/routers").Require(json);
        return json;
    }

    private async Task<JsonElement> Change(string id, string body)
    {
        var (status, json) = await _rig.Send(HttpMethod.Patch, $"/v1/routers/{id}", body);
        Assert.True(status == HttpStatusCode.OK, json.ToString());
        ResponseSchema.Of("patch /v1/routers/{id}").Require(json);
        return json;
    }
}
