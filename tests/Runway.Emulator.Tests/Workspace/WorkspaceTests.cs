using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests.Workspace;

public sealed class WorkspaceTests : IDisposable
{
    private const string Log = "/v1/organization/webapp/audit_logs";
    private const string Usage = "/v1/organization/webapp/usage";

    private readonly Rig _rig = new(new() { WorkspaceEntries = 250 });

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(Log)]
    [InlineData(Log + "/a0d17000-0000-4000-8000-000000000001")]
    [InlineData(Usage + "?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z")]
    public async Task Without_a_link_the_service_says_so(string path)
    {
        using var rig = new Rig();

        var (status, json) = await rig.Get(path);

        Assert.Equal((HttpStatusCode.BadRequest, "No workspace is linked to this API project."), (status, json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_with_the_newest_first()
    {
        var rows = await All(Log + "?limit=100", "get " + Log);

        Assert.Equal(250, rows.Select(r => r.GetProperty("eventId").GetString()).Distinct().Count());
        var times = rows.Select(r => r.GetProperty("timestamp").GetDateTimeOffset()).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.All(times, time => Assert.InRange(time, _rig.Clock.GetUtcNow().AddDays(-30), _rig.Clock.GetUtcNow()));
        Assert.DoesNotContain(rows, r => r.TryGetProperty("metadata", out _));
    }

    [Fact]
    public async Task Five_thousand_entries_are_fifty_pages()
    {
        using var rig = new Rig(new() { WorkspaceEntries = 5_000 });
        var (pages, cursor) = (0, "");
        do
        {
            var (_, page) = await rig.Get($"{Log}?limit=100{cursor}");
            Assert.Equal(100, page.GetProperty("data").GetArrayLength());
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? "&cursor=" + Uri.EscapeDataString(next) : null!;
            pages++;
        }
        while (cursor is not null);

        Assert.Equal(50, pages);
    }

    [Fact]
    public async Task An_entry_has_details()
    {
        foreach (var row in await All(Log + "?limit=100&actions=MemberRoleChanged", "get " + Log))
        {
            var (status, entry) = await _rig.Get($"{Log}/{row.GetProperty("eventId")}");

            Assert.Equal(HttpStatusCode.OK, status);
            ResponseSchema.Of("get /v1/organization/webapp/audit_logs/{eventId}").Require(entry);
            Assert.Equal("Editor", entry.GetProperty("metadata").GetProperty("New role").GetString());
            Assert.All(row.EnumerateObject(), member => Assert.Equal(member.Value.GetRawText(), entry.GetProperty(member.Name).GetRawText()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await _rig.Get($"{Log}/a0d17000-0000-4000-8000-0000000000fb")).Status);
    }

    [Theory]
    [InlineData("actions=UserLogin,MemberInvited", "action", "MemberInvited UserLogin")]
    [InlineData("actorEmails=ada@example.com", "actorEmail", "ada@example.com")]
    [InlineData("workspaceIds=4712", "workspaceId", "4712")]
    public async Task The_log_is_filtered(string query, string member, string values) => Assert.Equal(
        values.Split(' '),
        (await All($"{Log}?limit=100&{query}", "get " + Log)).Select(r => r.GetProperty(member).ToString()).Distinct().Order());

    [Fact]
    public async Task A_span_holds_its_first_moment_and_not_its_last()
    {
        var rows = await All(Log + "?limit=100", "get " + Log);
        var (to, from) = (rows[10].GetProperty("timestamp").GetString()!, rows[20].GetProperty("timestamp").GetString()!);

        var within = await All($"{Log}?limit=3&from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}", "get " + Log);

        Assert.Equal(rows[11..21].Select(r => r.GetProperty("eventId").ToString()), within.Select(r => r.GetProperty("eventId").ToString()));
    }

    [Fact]
    public async Task Usage_has_charges_and_refunds()
    {
        var rows = await All($"{Usage}?limit=100&from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z", "get " + Usage);

        Assert.Equal(250, rows.Count);
        Assert.All(rows, r => Assert.Equal(r.GetProperty("credits").GetDouble() < 0, r.GetProperty("type").GetString() == "refund"));
        Assert.Contains(rows, r => r.GetProperty("type").GetString() == "refund");
    }

    [Theory]
    [InlineData(Usage + "?to=2100-01-01T00:00:00Z", "from")]
    [InlineData(Usage + "?from=2000-01-01T00:00:00Z", "to")]
    [InlineData(Usage + "?from=2000-01-01&to=2100-01-01T00:00:00Z", "from")]
    [InlineData(Log + "?to=yesterday", "to")]
    [InlineData(Log + "?workspaceIds=a", "workspaceIds")]
    [InlineData(Log + "?actions=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51", "actions")]
    [InlineData(Log + "?organizationId=x", "organizationId")]
    [InlineData(Log + "?limit=0", "limit")]
    public async Task A_wrong_query_is_refused(string path, string member)
    {
        var (status, json) = await _rig.Get(path);

        Assert.Equal((HttpStatusCode.BadRequest, member), (status, json.GetProperty("issues")[0].GetProperty("path")[0].GetString()));
    }

    private async Task<List<JsonElement>> All(string path, string operation)
    {
        var rows = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var (status, page) = await _rig.Get(path + (cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : ""));
            Assert.True(status == HttpStatusCode.OK, page.ToString());
            ResponseSchema.Of(operation).Require(page);
            rows.AddRange(page.GetProperty("data").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
            Assert.Equal(cursor is not null, page.GetProperty("hasMore").GetBoolean());
        }

        return rows;
    }
}
