using System.Net;

namespace Runway.Emulator.Tests.Avatars;

public sealed class DocumentTests : IDisposable
{
    private readonly AvatarRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_change_answers_without_a_body_and_a_list_has_no_content()
    {
        var made = await _rig.Create("/v1/documents", """{"name":"faq","content":"# FAQ"}""");
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));

        var (status, json) = await _rig.Send(HttpMethod.Patch, $"/v1/documents/{made.Text("id")}", """{"content":"# Questions"}""");

        Assert.Equal((HttpStatusCode.NoContent, System.Text.Json.JsonValueKind.Undefined), (status, json.ValueKind));
        var read = await _rig.Read("/v1/documents/{id}", made);
        Assert.Equal(("faq", "# Questions", "text", made.Text("createdAt")), (read.Text("name"), read.Text("content"), read.Text("type"), read.Text("createdAt")));
        Assert.NotEqual(made.Text("updatedAt"), read.Text("updatedAt"));
        Assert.False((await _rig.Page("/v1/documents")).GetProperty("data")[0].TryGetProperty("content", out _));
    }

    [Theory]
    [InlineData("", "cba")]
    [InlineData("sort=createdAt&order=desc", "cba")]
    [InlineData("sort=createdAt&order=asc", "abc")]
    [InlineData("sort=updatedAt&order=desc", "bca")]
    [InlineData("sort=updatedAt&order=asc", "acb")]
    public async Task A_list_is_sorted_over_all_pages(string query, string order)
    {
        var ids = new Dictionary<string, string?>();
        foreach (var name in new[] { "a", "b", "c" })
        {
            ids[name] = (await _rig.Create("/v1/documents", $$"""{"name":"{{name}}","content":"x"}""")).Text("id");
        }

        await _rig.Send(HttpMethod.Patch, $"/v1/documents/{ids["b"]}", """{"content":"y"}""");

        var found = string.Empty;
        var cursor = string.Empty;
        do
        {
            var page = await _rig.Page($"/v1/documents?limit=1&{query}{cursor}");
            found += page.GetProperty("data")[0].Text("name");
            cursor = page.Text("nextCursor") is { } next ? "&cursor=" + Uri.EscapeDataString(next) : string.Empty;
        }
        while (cursor.Length > 0);

        Assert.Equal(order, found);
    }

    [Theory]
    [InlineData("sort=name", "sort")]
    [InlineData("order=down", "order")]
    public async Task A_wrong_order_is_refused(string query, string member) =>
        Assert.Equal(member, (await _rig.Get("/v1/documents?" + query)).Json.GetProperty("issues")[0].GetProperty("path")[0].GetString());

    [Theory]
    [InlineData("""{"name":"faq"}""")]
    [InlineData("""{"name":"faq","content":""}""")]
    [InlineData("""{"name":"","content":"x"}""")]
    public async Task A_wrong_document_is_refused(string body) => Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Post("/v1/documents", body)).Status);

    [Fact]
    public async Task A_document_says_who_has_it_and_deleting_it_takes_it_away_from_them()
    {
        var document = await _rig.Create("/v1/documents", """{"name":"faq","content":"x"}""");
        var avatar = await _rig.Create("/v1/avatars", AvatarRig.Desk.Replace("}}", $$"""},"documentIds":["{{document.Text("id")}}"]}"""));

        var user = Assert.Single((await _rig.Read("/v1/documents/{id}", document)).GetProperty("usedBy").EnumerateArray());
        Assert.Equal((avatar.Text("id"), "Desk"), (user.Text("id"), user.Text("name")));

        Assert.Equal(HttpStatusCode.NoContent, (await _rig.Send(HttpMethod.Delete, $"/v1/documents/{document.Text("id")}")).Status);
        Assert.Empty((await _rig.Read("/v1/avatars/{id}", avatar)).GetProperty("documentIds").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(HttpMethod.Delete, $"/v1/documents/{document.Text("id")}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Send(HttpMethod.Patch, $"/v1/documents/{document.Text("id")}", "{}")).Status);
    }
}
