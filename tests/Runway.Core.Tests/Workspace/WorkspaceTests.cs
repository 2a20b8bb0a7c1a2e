namespace Runway.Tests;

/// <summary>Usage and audit log of the linked workspace: what is asked for, what comes of it, and how much is read.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly FakeService _service = new();
    private readonly RunwayConnection _connection;

    public WorkspaceTests() => _connection = _service.Connect();

    [Fact]
    public async Task Usage_is_read_page_by_page_for_the_last_30_days_by_default()
    {
        _service.Answer = seen => FakeService.Json(seen.Url.Query.Contains("cursor=next", StringComparison.Ordinal)
            ? """{"data":[{"timestamp":"2026-11-20T10:00:00Z","email":"b@example.com","workspaceId":7,"workspaceName":"Studio","tool":"Gen-4","credits":-5,"type":"refund","later":[1,"x"]}],"hasMore":false,"nextCursor":null}"""
            : """{"data":[{"timestamp":"2026-11-20T11:00:00Z","email":"a@example.com","workspaceId":7,"workspaceName":"Studio","tool":"Gen-4","credits":5,"type":"charge"}],"hasMore":true,"nextCursor":"next"}""");

        var rows = await _service.Clock.Drive(() => _connection.Workspace.GetUsageAsync(new(), null, default).ToListAsync().AsTask());

        Assert.Equal([("a@example.com", 5.0, "charge"), ("b@example.com", -5.0, "refund")], rows.Select(r => (r.Email, r.Credits!.Value, r.Type)));
        Assert.Equal("later: 1, x", rows[1].AdditionalProperties!.ToString());
        Assert.Equal("?from=2026-10-22T03:00:00.000Z&limit=100&to=2026-11-21T03:00:00.000Z", Query(0));
        Assert.Contains("cursor=next", Query(1));
    }

    [Fact]
    public async Task Whoever_stops_after_one_page_has_read_one_page()
    {
        _service.Answer = _ => FakeService.Json("""{"data":[{"eventId":"e1"},{"eventId":"e2"}],"hasMore":true,"nextCursor":"next"}""");

        await _service.Clock.Drive(() => _connection.Workspace.GetAuditLogAsync(new(), null, default).Take(2).ToListAsync().AsTask());

        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_cursor_that_comes_again_is_an_error_since_the_list_is_not_complete()
    {
        _service.Answer = _ => FakeService.Json("""{"data":[{"eventId":"e1"}],"hasMore":true,"nextCursor":"same"}""");

        Assert.Equal("RunwayUnexpectedResponse", (await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Workspace.GetAuditLogAsync(new(), null, default).ToListAsync().AsTask()))).ErrorId);
        Assert.Equal(2, _service.Requests.Count);
    }

    [Fact]
    public async Task Filters_are_sent_as_lists_with_commas_and_times_in_UTC()
    {
        _service.Answer = _ => FakeService.Json("""{"data":[],"hasMore":false,"nextCursor":null}""");
        var filter = new WorkspaceFilter
        {
            After = new DateTimeOffset(2026, 10, 1, 2, 0, 0, TimeSpan.FromHours(2)),
            OrganizationId = "o1",
            WorkspaceIds = ["1", "2"],
            Actions = ["UserLogin", "SSOLogin"],
            ActorEmails = ["a@example.com"],
        };

        Assert.Empty(await _service.Clock.Drive(() => _connection.Workspace.GetAuditLogAsync(filter, null, default).ToListAsync().AsTask()));

        Assert.Equal("?actions=UserLogin,SSOLogin&actorEmails=a@example.com&from=2026-10-01T00:00:00.000Z&limit=100&organizationId=o1&workspaceIds=1,2", Query(0));
    }

    [Fact]
    public async Task An_entry_has_its_details_as_plain_values_on_one_line_and_unknown_members()
    {
        _service.Answer = seen => FakeService.Json(seen.Path.EndsWith("/e1", StringComparison.Ordinal)
            ? """{"eventId":"e1","action":"MemberRoleChanged","actorUsername":null,"clientIpAddress":"192.0.2.1","metadata":{"New role":"Admin\u001b[2J","Media included":true,"Mentions":["a","b"],"x":{"y":2}},"tomorrow":"z"}"""
            : """{"data":[{"eventId":"e1"}],"hasMore":false,"nextCursor":null}""");

        var (_, detail) = Assert.Single(await _service.Clock.Drive(() => _connection.Workspace.GetDetailsAsync(new(), null, default).ToListAsync().AsTask()));
        var entry = await detail;

        Assert.Equal(("MemberRoleChanged", null, "192.0.2.1"), (entry.Action, entry.Actor, entry.ClientIpAddress));
        Assert.Equal(@"New role: Admin\u001B[2J; Media included: True; Mentions: a, b; x: (y: 2)", entry.Metadata!.ToString());
        Assert.Equal("z", entry.AdditionalProperties!["tomorrow"]);
    }

    [Fact]
    public async Task Details_are_read_ahead_but_no_more_than_eight_at_once()
    {
        var rows = string.Join(",", Enumerable.Range(0, 30).Select(i => $"{{\"eventId\":\"e{i}\"}}"));
        _service.Latency = TimeSpan.FromSeconds(1);
        _service.Answer = seen => FakeService.Json(seen.Path.EndsWith("audit_logs", StringComparison.Ordinal)
            ? $"{{\"data\":[{rows}],\"hasMore\":false,\"nextCursor\":null}}" : $"{{\"eventId\":\"{seen.Path.Split('/')[^1]}\"}}");

        var ids = await _service.Clock.Drive(ReadAsync);

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"e{i}"), ids);
        Assert.InRange(_service.MaxInFlight, 2, 8);

        async Task<List<string>> ReadAsync()
        {
            var read = new List<string>();
            await foreach (var (_, detail) in _connection.Workspace.GetDetailsAsync(new(), null, default))
            {
                read.Add((await detail).EventId);
            }

            return read;
        }
    }

    [Fact]
    public async Task Without_a_link_the_error_says_how_to_make_one()
    {
        _service.Answer = _ => FakeService.Status(400, """{"error":"No workspace is linked to this API project."}""");

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Workspace.GetUsageAsync(new(), null, default).ToListAsync().AsTask()));

        Assert.Equal("RunwayWorkspaceNotLinked", error.ErrorId);
        Assert.Contains("one-time code", error.RecommendedAction);
    }

    [Fact]
    public void A_filter_that_the_service_would_refuse_is_refused_before()
    {
        Assert.Equal("RunwayInvalidFilter", Refused(new() { Actions = [.. Enumerable.Repeat("UserLogin", 51)] }));
        Assert.Equal("RunwayInvalidFilter", Refused(new() { ActorEmails = ["a@example.com,b@example.com"] }));
        Assert.Equal("RunwayInvalidDateRange", Refused(new() { After = DateTimeOffset.UnixEpoch.AddDays(1), Before = DateTimeOffset.UnixEpoch }));
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task What_persons_did_is_in_no_debug_stream()
    {
        _service.Answer = _ => FakeService.Json("""{"data":[{"eventId":"e1","actorEmail":"a@example.com"}],"hasMore":false,"nextCursor":null}""");
        var observer = new RecordingObserver(includesBodies: true);

        await _service.Clock.Drive(() => _connection.Workspace.GetAuditLogAsync(new(), observer, default).ToListAsync().AsTask());

        Assert.DoesNotContain("a@example.com", string.Concat(observer.Requests));
    }

    public void Dispose() => _connection.Dispose();

    private string Query(int index) => Uri.UnescapeDataString(_service.Requests[index].Url.Query);

    private string Refused(WorkspaceFilter filter) => Assert.Throws<RunwayException>(() => _connection.Workspace.GetAuditLogAsync(filter, null, default)).ErrorId;
}
