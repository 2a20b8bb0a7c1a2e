using Runway.Documents;

namespace Runway.Tests;

/// <summary>Every list of the service: one odd entry does not hide the others, and a list that is not whole does not look whole.</summary>
public sealed class ListTests : IDisposable
{
    private const string Router = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab272";
    private readonly FakeService _service = new();
    private readonly RunwayConnection _connection;

    public ListTests() => _connection = _service.Connect();

    public static TheoryData<string> All { get; } = new("routers", "requests", "usage", "audit", "workflows", "documents");

    public static TheoryData<string> Paged { get; } = new("routers", "requests", "usage", "audit", "documents");

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_odd_entry_does_not_hide_the_others(string list)
    {
        var (good, odd) = list == "workflows"
            ? ("""{"name":"b","versions":[{"id":"2","version":1}]}""", """{"name":"a","versions":[{"id":"1","version":"one"}]}""")
            : ($"{{\"{(list == "audit" ? "eventId" : list == "usage" ? "email" : "id")}\":\"2\"}}", """{"id":"1","eventId":"1","createdAt":7,"email":{"a":1},"settings":"x","action":3,"name":[true],"usedBy":"none","pipeline":{}}""");
        _service.Answer = _ => FakeService.Json($$"""{"data":[{{odd}},null,"text",{{good}}],"hasMore":false,"nextCursor":null}""");

        var rows = await Read(list);

        Assert.Equal(list == "workflows" ? 2 : 3, rows.Count);
        Assert.NotNull(rows[0]);
        Assert.Null(rows[^1]);
        if (list != "workflows")
        {
            Assert.Equal("text", rows[1]!["value"]);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_response_without_entries_is_no_empty_list(string list)
    {
        foreach (var body in (string[])["{}", """{"data":null}""", """{"data":"none"}""", """{"items":[]}"""])
        {
            _service.Answer = _ => FakeService.Json(body);
            Assert.Equal("RunwayUnexpectedResponse", (await Assert.ThrowsAsync<RunwayException>(() => Read(list))).ErrorId);
        }
    }

    [Theory]
    [MemberData(nameof(Paged))]
    public async Task More_entries_without_a_cursor_are_an_error(string list)
    {
        foreach (var cursor in (string[])["null", "\"\""])
        {
            _service.Answer = _ => FakeService.Json($$"""{"data":[],"hasMore":true,"nextCursor":{{cursor}}}""");
            var error = await Assert.ThrowsAsync<RunwayException>(() => Read(list));
            Assert.Equal("RunwayUnexpectedResponse", error.ErrorId);
            Assert.Contains("not the whole list", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"id":"1","name":7}""")]
    [InlineData("""{"name":"faq.md"}""")]
    public async Task Documents_are_not_compared_with_files_by_a_list_that_cannot_be_read(string odd)
    {
        _service.Answer = _ => FakeService.Json($$"""{"data":[{{odd}}],"hasMore":false,"nextCursor":null}""");

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Documents.Sync(1).PlanAsync([new SyncFile("faq.md", "faq.md", "text")], null, null, null, default)));

        Assert.Equal("RunwayUnexpectedResponse", error.ErrorId);
        Assert.All(_service.Requests, request => Assert.Equal(HttpMethod.Get, request.Message.Method));
    }

    [Theory]
    [InlineData("""{"eventId":"1","actorEmail":"ada@corp.example","workspaceId":"seven"}""", "'workspaceId'")]
    [InlineData("""{"actorEmail":"ada@corp.example"}""", "'eventId'")]
    [InlineData("""{"eventId":"1","actorEmail":"ada@corp.example""", "cannot be read")]
    public async Task An_entry_that_cannot_be_read_is_not_quoted_but_its_member_is_named(string body, string names)
    {
        _service.Answer = _ => FakeService.Json(body);

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Workspace.GetEntryAsync("1", null, null, default)));

        Assert.Contains(names, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@corp", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _connection.Dispose();

    // The unknown members of each entry.
    private Task<List<IReadOnlyDictionary<string, object?>?>> Read(string list) => _service.Clock.Drive(() => list switch
    {
        "routers" => _connection.Routers.ListAsync(null, default).Select(r => r.AdditionalProperties).ToListAsync().AsTask(),
        "requests" => _connection.Routers.GetRequestsAsync(Router, null, default).Select(r => r.AdditionalProperties).ToListAsync().AsTask(),
        "usage" => _connection.Workspace.GetUsageAsync(new(), null, default).Select(r => r.AdditionalProperties).ToListAsync().AsTask(),
        "audit" => _connection.Workspace.GetAuditLogAsync(new(), null, default).Select(r => r.AdditionalProperties).ToListAsync().AsTask(),
        "documents" => _connection.Documents.ListAsync(false, false, null, default).Select(r => r.AdditionalProperties).ToListAsync().AsTask(),
        _ => Workflows(),
    });

    private async Task<List<IReadOnlyDictionary<string, object?>?>> Workflows() => [.. (await _connection.Workflows.ListAsync(null, default)).Select(r => r.AdditionalProperties)];
}
