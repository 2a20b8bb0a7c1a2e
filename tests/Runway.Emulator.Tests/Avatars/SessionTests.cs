using System.Net;
using System.Text.Json;

namespace Runway.Emulator.Tests.Avatars;

public sealed class SessionTests : IDisposable
{
    private const string Silent = """{"model":"gwm1_avatars","avatar":{"type":"runway-preset","presetId":"tennis-coach"}}""";

    private const string WithTool = """{"model":"gwm1_avatars","avatar":{"type":"runway-preset","presetId":"tennis-coach"},"personality":"Patient. [seconds:20]","startScript":"Ready to serve?","tools":[{"type":"client_event","name":"serve","description":"Serves."}]}""";

    private readonly AvatarRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A_session_is_ready_runs_and_leaves_a_conversation()
    {
        var session = await _rig.Create("/v1/realtime_sessions", WithTool);

        Assert.Equal(("NOT_READY", "in_progress"), await Statuses(session));
        _rig.Clock.Advance(TimeSpan.FromSeconds(1));
        var ready = await _rig.Read("/v1/realtime_sessions/{id}", session);
        Assert.Equal(3, ready.Text("sessionKey")!.Split('.').Length);
        Assert.Equal("READY", ready.Text("status"));
        _rig.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(("RUNNING", "in_progress"), await Statuses(session));
        Assert.False((await _rig.Read("/v1/realtime_sessions/{id}", session)).TryGetProperty("sessionKey", out _));
        _rig.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(("COMPLETED", "ended"), await Statuses(session));

        Assert.Equal(20, (await _rig.Read("/v1/realtime_sessions/{id}", session)).GetProperty("duration").GetInt32());
        var whole = await _rig.Read("/v1/avatar_conversations/{id}", session);
        Assert.Equal((20, 300, "Tennis Coach"), (whole.GetProperty("duration").GetInt32(), whole.GetProperty("maxDuration").GetInt32(), whole.Text("name")));
        Assert.Equal(["Ready to serve?", "Good day.", null, "What can I do for you?"], whole.GetProperty("transcript").EnumerateArray().Select(entry => entry.Text("content")));
        Assert.Equal("serve", whole.GetProperty("transcript")[2].GetProperty("toolCalls")[0].Text("name"));
        Assert.Equal("video/mp4", (await _rig.Client.GetAsync(whole.Text("recordingUrl"))).Content.Headers.ContentType?.MediaType);
        var entry = Assert.Single((await _rig.Page("/v1/avatar_conversations")).GetProperty("data").EnumerateArray());
        Assert.Equal((true, "Tennis Coach"), (entry.GetProperty("hasTools").GetBoolean(), entry.GetProperty("avatar").Text("name")));
        Assert.Equal(100_000 - 2 - 8, await _rig.Balance());
    }

    [Fact]
    public async Task A_session_that_nobody_joins_fails()
    {
        var session = await _rig.Create("/v1/realtime_sessions", Silent);

        _rig.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(("FAILED", "failed"), await Statuses(session));
        Assert.Equal("TALKING_AVATAR.NO_PARTICIPANT", (await _rig.Read("/v1/realtime_sessions/{id}", session)).Text("failureCode"));
        Assert.Equal("TALKING_AVATAR.NO_PARTICIPANT", (await _rig.Read("/v1/avatar_conversations/{id}", session)).Text("failureCode"));
        Assert.Equal(99_998, await _rig.Balance());
    }

    [Theory]
    [InlineData(0, "CANCELLED", 2)]
    [InlineData(2, "CANCELLED", 2)]
    [InlineData(12, "COMPLETED", 4)]
    [InlineData(60, "COMPLETED", 10)]
    public async Task Ending_a_session_pays_back_what_was_not_talked(int after, string status, int credits)
    {
        var session = await _rig.Create("/v1/realtime_sessions", AvatarRig.Talk);
        _rig.Clock.Advance(TimeSpan.FromSeconds(after));

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await _rig.Send(HttpMethod.Delete, $"/v1/realtime_sessions/{session.Text("id")}")).Status);
        }

        Assert.Equal((status, "ended"), await Statuses(session));
        Assert.Equal(100_000 - credits, await _rig.Balance());
    }

    [Fact]
    public async Task It_lasts_no_longer_than_it_may()
    {
        var session = await _rig.Create("/v1/realtime_sessions", AvatarRig.Talk.Replace("\"personality\"", "\"maxDuration\":10,\"personality\""));
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(10, (await _rig.Read("/v1/realtime_sessions/{id}", session)).GetProperty("duration").GetInt32());
    }

    [Theory]
    [InlineData("\"surprise\":1", null)]
    [InlineData("\"maxDuration\":9", "maxDuration")]
    [InlineData("""
        "tools":[{"type":"client_event","name":"1x","description":"x"}]
        """, "tools")]
    [InlineData("""
        "tools":[{"type":"client_event","name":"x","description":"x","surprise":1}]
        """, "tools")]
    [InlineData("""
        "tools":[{"type":"client_event","name":"x","description":"x","parameters":[{"type":"string","name":"x","description":"x","surprise":1}]}]
        """, "tools")]
    [InlineData("""
        "integration":{"type":"elevenlabs"}
        """, "integration")]
    [InlineData("""
        "integration":{"type":"elevenlabs","signedUrl":"http://a.example"}
        """, "integration")]
    [InlineData("""
        "integration":{"type":"elevenlabs","signedUrl":"wss://a.example","surprise":1}
        """, "integration")]
    public async Task A_wrong_body_is_refused(string more, string? member)
    {
        var (status, json) = await _rig.Post("/v1/realtime_sessions", Silent.Replace("{\"model\"", "{" + more + ",\"model\""));

        var path = json.GetProperty("issues")[0].GetProperty("path");
        Assert.Equal((HttpStatusCode.BadRequest, member), (status, path.GetArrayLength() == 0 ? null : path[0].GetString()));
    }

    [Fact]
    public async Task Conversations_are_filtered_and_lose_the_name_of_an_avatar_that_is_gone()
    {
        var avatar = await _rig.Ready("/v1/avatars", AvatarRig.Desk);
        await _rig.Create("/v1/realtime_sessions", AvatarRig.Talk);
        _rig.Clock.Advance(TimeSpan.FromHours(1));
        var later = Uri.EscapeDataString(_rig.Clock.GetUtcNow().ToString("O"));
        var session = await _rig.Create("/v1/realtime_sessions", AvatarRig.Talk.Replace("""{"type":"runway-preset","presetId":"tennis-coach"}""", $$"""{"type":"custom","avatarId":"{{avatar.Text("id")}}"}"""));

        foreach (var query in new[] { $"avatar={avatar.Text("id")}", $"startDate={later}" })
        {
            Assert.Equal(session.Text("id"), Assert.Single((await _rig.Page("/v1/avatar_conversations?" + query)).GetProperty("data").EnumerateArray()).Text("id"));
        }

        Assert.NotEqual(session.Text("id"), Assert.Single((await _rig.Page("/v1/avatar_conversations?endDate=" + later)).GetProperty("data").EnumerateArray()).Text("id"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _rig.Get("/v1/avatar_conversations?avatar=Desk")).Status);
        Assert.Equal("Desk", (await _rig.Read("/v1/avatar_conversations/{id}", session)).GetProperty("avatar").Text("name"));
        await _rig.Send(HttpMethod.Delete, $"/v1/avatars/{avatar.Text("id")}");
        Assert.Equal(JsonValueKind.Null, (await _rig.Read("/v1/avatar_conversations/{id}", session)).GetProperty("avatar").GetProperty("id").ValueKind);
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_and_its_session_is_not()
    {
        var session = await _rig.Create("/v1/realtime_sessions", AvatarRig.Talk);
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        var path = $"/v1/avatar_conversations/{session.Text("id")}";
        var recording = (await _rig.Read("/v1/avatar_conversations/{id}", session)).Text("recordingUrl");

        Assert.Equal(HttpStatusCode.NoContent, (await _rig.Send(HttpMethod.Delete, path)).Status);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await _rig.Get(path)).Status, (await _rig.Client.GetAsync(recording)).StatusCode));
        Assert.Empty((await _rig.Page("/v1/avatar_conversations")).GetProperty("data").EnumerateArray());
        Assert.Equal("COMPLETED", (await _rig.Read("/v1/realtime_sessions/{id}", session)).Text("status"));
    }

    [Fact]
    public async Task Usage_has_every_day_and_measures_what_was_talked()
    {
        var first = _rig.Clock.GetUtcNow();
        await _rig.Create("/v1/realtime_sessions", AvatarRig.Talk);
        await _rig.Create("/v1/realtime_sessions", Silent);
        _rig.Clock.Advance(TimeSpan.FromDays(1));
        await _rig.Create("/v1/realtime_sessions", AvatarRig.Talk.Replace("20", "10"));
        _rig.Clock.Advance(TimeSpan.FromDays(1));

        var usage = await _rig.Page($"/v1/avatar_usage?startDate={Day(first.AddDays(-1))}&endDate={Day(first.AddDays(2))}");

        Assert.Equal((30, 3, 15), (usage.GetProperty("totalSeconds").GetInt32(), usage.GetProperty("totalSessions").GetInt32(), usage.GetProperty("avgDurationSeconds").GetInt32()));
        Assert.Equal([(0, 0), (2, 20), (1, 10)], usage.GetProperty("byDay").EnumerateArray().Select(day => (day.GetProperty("sessions").GetInt32(), day.GetProperty("seconds").GetInt32())));
        var nothing = await _rig.Page("/v1/avatar_usage?startDate=2019-12-27T18:11:19.117Z&endDate=2019-12-27T18:11:19.117Z");
        Assert.Equal((0, 0), (nothing.GetProperty("avgDurationSeconds").GetInt32(), nothing.GetProperty("byDay").GetArrayLength()));
    }

    [Theory]
    [InlineData("startDate=2026-01-01T00:00:00Z", "endDate")]
    [InlineData("startDate=2026-01-01T00:00:00Z&endDate=2026-04-02T00:00:00Z", "endDate")]
    [InlineData("startDate=2026-01-02T00:00:00Z&endDate=2026-01-01T00:00:00Z", "endDate")]
    [InlineData("startDate=yesterday&endDate=2026-01-01T00:00:00Z", "startDate")]
    public async Task A_wrong_span_is_refused(string query, string member)
    {
        var (status, json) = await _rig.Get("/v1/avatar_usage?" + query);
        Assert.Equal((HttpStatusCode.BadRequest, member), (status, json.GetProperty("issues")[0].GetProperty("path")[0].GetString()));
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'00:00:00'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(string? Session, string? Conversation)> Statuses(JsonElement session) =>
        ((await _rig.Read("/v1/realtime_sessions/{id}", session)).Text("status"), (await _rig.Read("/v1/avatar_conversations/{id}", session)).Text("status"));
}
