using System.Net;
using System.Text.Json;

namespace Runway.Tests;

/// <summary>Requests to any path follow the same rules: only to the host of the API, and once if they may cost something.</summary>
public sealed class RestTests : IDisposable
{
    private readonly FakeService _service = new();
    private readonly TemporaryFolder _journal = new();
    private readonly RunwayConnection _connection;

    public RestTests() => _connection = _service.Connect(o => o with { BaseUrl = "https://gateway.test/runway", JournalFolder = _journal.Path });

    public void Dispose()
    {
        _connection.Dispose();
        _journal.Dispose();
    }

    [Theory]
    [InlineData("/v1/voices", "https://gateway.test/runway/v1/voices")]
    [InlineData("v1/voices?limit=5", "https://gateway.test/runway/v1/voices?limit=5")]
    [InlineData("https://gateway.test/runway/v1/voices/a%20b", "https://gateway.test/runway/v1/voices/a%20b")]
    [InlineData("https://GATEWAY.test:443/runway/v1/voices", "https://gateway.test/runway/v1/voices")]
    public async Task A_path_is_relative_to_the_base_URL(string path, string expected)
    {
        await Send(new RestCall { Path = path });

        var seen = Assert.Single(_service.Requests);
        Assert.Equal(expected, seen.Url.AbsoluteUri);
        Assert.Equal("2024-11-06", Assert.Single(seen.Message.Headers.GetValues("X-Runway-Version")));
    }

    [Theory]
    [InlineData("https://elsewhere.test/runway/v1/voices", "RunwayForeignHost")]
    [InlineData("//elsewhere.test/v1/voices", "RunwayForeignHost")]
    [InlineData("https://gateway.test.elsewhere.test/runway/v1/voices", "RunwayForeignHost")]
    [InlineData("https://gateway.test@elsewhere.test/runway/v1/voices", "RunwayForeignHost")]
    [InlineData("https://user:word@gateway.test/runway/v1/voices", "RunwayForeignHost")]
    [InlineData("http://gateway.test/runway/v1/voices", "RunwayForeignHost")]
    [InlineData("https://gateway.test:8443/runway/v1/voices", "RunwayForeignHost")]
    [InlineData("file:///etc/passwd", "RunwayForeignHost")]
    [InlineData("/v1/../../elsewhere", "RunwayInvalidPath")]
    [InlineData("/v1/%2e%2e/elsewhere", "RunwayInvalidPath")]
    [InlineData("/v1\\..\\elsewhere", "RunwayInvalidPath")]
    [InlineData("https://gateway.test/v1/voices", "RunwayInvalidPath")]
    [InlineData("/v2/voices", "RunwayInvalidPath")]
    [InlineData("/v1/voices#all", "RunwayInvalidPath")]
    public async Task Nothing_is_sent_to_another_host(string path, string id)
    {
        var error = await Assert.ThrowsAsync<RunwayException>(() => Send(new RestCall { Path = path }));

        Assert.Equal(id, error.ErrorId);
        Assert.DoesNotContain("word", error.Message);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task Query_parameters_are_added_to_the_query()
    {
        await Send(new RestCall { Path = "/v1/voices?limit=5", Query = new Dictionary<string, string?> { ["cursor"] = "a b&c", ["none"] = null } });

        Assert.Equal("?limit=5&cursor=a%20b%26c", _service.Requests[0].Url.Query);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task A_read_or_a_delete_is_sent_again(string method)
    {
        _service.Answer = _ => _service.Requests.Count < 3 ? FakeService.Status(503) : FakeService.Json("{}");
        var observer = new RecordingObserver();

        await Send(new RestCall { Path = "/v1/voices/v", Method = new HttpMethod(method) }, observer);

        Assert.Equal([1, 2, 3], observer.Requests.Select(r => r.Attempt));
        Assert.EndsWith("(attempt 3)", observer.Requests.Last().ToString());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_request_that_changes_something_is_sent_once(string method)
    {
        _service.Answer = _ => throw new HttpRequestException("cut", new IOException("reset"));

        var error = await Assert.ThrowsAsync<RunwayException>(() => Send(Call("/v1/later", "{}") with { Method = new HttpMethod(method) }));

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, error.Error);
        Assert.Single(_service.Requests);
        Assert.Empty(History());
    }

    [Fact]
    public async Task A_request_that_the_service_certainly_did_not_accept_is_sent_again()
    {
        var refused = 0;
        _service.BeforeBody = _ => refused++ < 2 ? new HttpRequestException(HttpRequestError.ConnectionError, "refused") : null;

        await Send(Call("/v1/later", "{}"));

        Assert.Equal(3, refused);
        Assert.Single(_service.Requests);
    }

    public static TheoryData<string, string, string?> AnswersWithAnId => new()
    {
        { """{"id":"t1","estimatedCost":{"credits":"many"}}""", "application/json", null },
        { """{"id":"t1","estimatedCost":5}""", "application/json", null },
        { """{"estimatedCost":null,"id":"t1"} trailing""", "application/json", null },
        { """{"estimatedCost":{"credits":5},"id":"t1","mo""", "application/json", null },
        { """{"estimatedCost":{"credits":5},"id":"t1"}""", "text/html", null },
        { """{"estimatedCost":{"credits":5},"id":"t1"}""", "application/json", "gzip" },
        { """{"estimatedCost":{"credits":5},"id":"t1"}""", "application/json", "zstd" },
    };

    [Theory]
    [MemberData(nameof(AnswersWithAnId))]
    public async Task The_id_of_a_task_is_kept_even_if_the_rest_of_the_response_is_wrong(string body, string type, string? encoding)
    {
        foreach (var path in new[] { "/v1/text_to_image", "/v1/text_to_hologram" })
        {
            _service.Answer = _ =>
            {
                var answer = FakeService.Json(body.Replace("t1", path == "/v1/text_to_image" ? "t1" : "t2", StringComparison.Ordinal));
                answer.Content.Headers.ContentType = new(type);
                if (encoding is not null)
                {
                    answer.Content.Headers.ContentEncoding.Add(encoding);
                }

                return answer;
            };

            var answer = await Send(Call(path, """{"model":"gen4_image","promptText":"a"}"""));

            Assert.StartsWith("t", answer.ToJson()!.Value.GetProperty("id").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(["t1", "t2"], History().Select(t => t.Id));
        Assert.Equal(2, _service.Requests.Count);
    }

    [Fact]
    public async Task A_web_page_as_the_response_to_a_create_is_not_a_task()
    {
        _service.Answer = _ => new HttpResponseMessage { Content = new StringContent("<html><script>var a = {\"id\":\"t1\",\"estimatedCost\":1}</script>", System.Text.Encoding.UTF8, "text/html") };

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Send(Call("/v1/text_to_image", """{"model":"gen4_image"}""")));

        Assert.Equal(RunwayErrors.SubmissionOutcomeUnknown, error.Error);
        Assert.StartsWith("intent:", Assert.Single(History()).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_is_in_the_journal_before_it_is_sent()
    {
        var known = 0;
        _service.Answer = _ =>
        {
            known = _journal.Files.Length;
            return FakeService.Json("""{"id":"t1","estimatedCost":{"credits":5}}""");
        };

        var answer = await Send(Call("/v1/text_to_image", """{"model":"gen4_image","promptText":"a","seed":7}"""));

        Assert.Equal(1, known);
        Assert.Equal(5, answer.ToJson()!.Value.GetProperty("estimatedCost").GetProperty("credits").GetInt32());
        Assert.Equal("""{"model":"gen4_image","promptText":"a","seed":7}""", _service.Requests[0].Body);
        var task = Assert.Single(History());
        Assert.Equal(("t1", "text_to_image", "gen4_image", "a", 5d), (task.Id, task.Operation, task.Model, task.PromptText, task.EstimatedCredits));
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_is_listed_as_unknown()
    {
        _service.Answer = _ => FakeService.Status(502);

        await Assert.ThrowsAsync<RunwayTaskException>(() => Send(Call("/v1/text_to_image", """{"model":"gen4_image"}""")));

        Assert.Single(_service.Requests);
        Assert.Single(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true }));
    }

    [Theory]
    [InlineData("/v1/recipes/product_ad", """{"version":"2026-06"}""", "recipes/product_ad")]
    [InlineData("/v1/generate/video", """{"configId":"draft","input":{"promptText":"a"}}""", "generate/video")]
    [InlineData("/v1/generate/image", """{"configId":"draft","dryRun":false,"input":{"promptText":"a"}}""", "generate/image")]
    [InlineData("/v1/workflows/11111111-1111-4111-8111-111111111111", "{}", "workflow")]
    [InlineData("/v1/workflows/11111111-1111-4111-8111-111111111111", null, "workflow")]
    public async Task Every_create_is_in_the_journal_even_if_its_response_is_lost(string path, string? body, string operation)
    {
        _service.Answer = _ => _service.Requests.Count == 1 ? FakeService.Json("""{"id":"t1"}""") : FakeService.Status(502);

        await Send(Call(path, body));
        await Assert.ThrowsAsync<RunwayTaskException>(() => Send(Call(path, body)));

        Assert.Equal([("t1", operation), ("unknown", operation)], History().Select(t => (t.Status == RunwayTaskStatus.Unknown ? "unknown" : t.Id, t.Operation)));
        Assert.Equal(2, _service.Requests.Count);
    }

    [Theory]
    [InlineData("/v1/voices", """{"name":"Desk","from":{"type":"text","prompt":"a calm voice"}}""", "voice", "Desk")]
    [InlineData("/v1/voices/", """{"name":"Desk","from":{"type":"text","prompt":"a calm voice"}}""", "voice", "Desk")]
    [InlineData("/v1/voices/preview", """{"model":"eleven_ttv_v3","prompt":"private"}""", "voice_preview", null)]
    [InlineData("/v1/avatars", """{"name":"Desk","personality":"private"}""", "avatar", "Desk")]
    [InlineData("/v1/documents", """{"name":"faq","content":"private"}""", "document", "faq")]
    [InlineData("/v1/realtime_sessions", """{"model":"gwm1_avatars","personality":"private"}""", "realtime_session", null)]
    public async Task The_create_of_a_resource_is_unknown_in_the_journal_if_its_response_is_lost(string path, string body, string operation, string? name)
    {
        _service.Answer = _ => _service.Requests.Count == 1 ? FakeService.Json("""{"id":"t1"}""") : FakeService.Status(502);

        await Send(Call(path, body));
        await Assert.ThrowsAsync<RunwayTaskException>(() => Send(Call(path, body)));

        Assert.Equal((operation, name), TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true }).Select(t => (t.Operation, t.PromptText)).Single());
        Assert.Equal(2, _service.Requests.Count);
        Assert.DoesNotContain("private", string.Concat(Directory.GetFiles(_connection.Journal!.Folder, "*.jsonl").Select(ReadOpen)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/voices/preview", """{"model":"eleven_ttv_v3","prompt":"a calm voice"}""")]
    [InlineData("/v1//voices/preview", """{"model":"eleven_ttv_v3","prompt":"a calm voice"}""")]
    [InlineData("/v1/voices%2Fpreview", """{"model":"eleven_ttv_v3","prompt":"a calm voice"}""")]
    [InlineData("/v1/voices", """{"name":"Desk"}""")]
    [InlineData("/v1/realtime_sessions", """{"model":"gwm1_avatars"}""")]
    [InlineData("/v1/avatar_videos", """{"model":"gwm1_avatars"}""")]
    public async Task A_create_without_a_price_is_not_sent_where_the_credits_are_limited(string path, string body)
    {
        using var limited = _service.Connect(o => o with { BaseUrl = "https://gateway.test/runway", Budget = new CreditBudget(100) });

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => limited.Rest.SendAsync(Call(path, body), null, default)));

        Assert.Equal(RunwayErrors.CostUnknown, error.Error);
        Assert.DoesNotContain("(none)", error.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_raw_preview_has_its_response_and_no_id()
    {
        _service.Answer = _ => FakeService.Json("""{"url":"https://files.example/a.mp3","durationSecs":"3.2"}""");

        var answer = await Send(Call("/v1/voices/preview", """{"model":"eleven_ttv_v3","prompt":"a calm voice"}"""));

        Assert.Null(answer.CreatedId);
        Assert.Equal("https://files.example/a.mp3", answer.ToJson()!.Value.GetProperty("url").GetString());
        Assert.Empty(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true }));
    }

    [Theory]
    [InlineData("3.2", 3.2)]
    [InlineData("\"3.2\"", null)]
    [InlineData("null", null)]
    public async Task A_preview_is_kept_whatever_its_length_looks_like(string duration, double? seconds)
    {
        _service.Answer = _ => FakeService.Json($$"""{"url":"https://files.example/a.mp3","durationSecs":{{duration}}}""");

        var preview = await _service.Clock.Drive(() => _connection.Voices.PreviewAsync(new Voices.VoicePreviewRequest("A calm woman of about forty years", null), SubmissionOptions.Default, null, default));

        Assert.Equal(("https://files.example/a.mp3", seconds), (preview.Url, preview.Duration));
    }

    [Fact]
    public async Task A_trial_run_of_a_router_is_no_create()
    {
        _service.Answer = _ => FakeService.Json("""{"routing":{"model":"wan3"}}""");

        var answer = await Send(Call("/v1/generate/video", """{"configId":"draft","dryRun":true,"input":{"promptText":"a"}}"""));

        Assert.Equal("wan3", answer.ToJson()!.Value.GetProperty("routing").GetProperty("model").GetString());
        Assert.Empty(History());
    }

    [Fact]
    public async Task A_create_of_an_unknown_operation_is_recorded_if_its_response_is_a_task()
    {
        _service.Answer = _ => FakeService.Json("""{"id":"t2","estimatedCost":{"credits":9}}""");

        await Send(Call("/v1/text_to_scent", """{"model":"nose","promptText":"rain"}"""));

        var task = Assert.Single(History());
        Assert.Equal(("t2", "text_to_scent", "rain", 9d), (task.Id, task.Operation, task.PromptText, task.EstimatedCredits));
    }

    [Fact]
    public async Task A_response_that_is_not_a_task_is_not_recorded()
    {
        _service.Answer = _ => FakeService.Json("""{"id":"voice-1"}""");

        await Send(Call("/v1/later", "{}"));

        Assert.Empty(History());
    }

    [Fact]
    public async Task The_credit_limit_applies_to_every_kind_of_create()
    {
        using var poor = _service.Connect(o => o with { Budget = new CreditBudget(1) });
        var call = Call("/v1/text_to_image", """{"model":"gen4_image","promptText":"a","ratio":"1280:720"}""");

        var error = await Assert.ThrowsAsync<RunwayException>(() => poor.Rest.SendAsync(call, null, default));

        Assert.Equal(RunwayErrors.CreditLimitReached, error.Error);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task All_pages_of_a_list_are_read()
    {
        _service.Answer = seen => FakeService.Json(seen.Url.Query switch
        {
            "?limit=100" => """{"data":[1,2],"hasMore":true,"nextCursor":"b"}""",
            "?limit=100&cursor=b" => """{"data":[3],"hasMore":true,"nextCursor":"c"}""",
            _ => """{"data":[4],"hasMore":false,"nextCursor":null}""",
        });

        var items = await _service.Clock.Drive(() => _connection.Rest.ReadPagesAsync(new RestCall { Path = "/v1/voices" }, null, default).ToListAsync().AsTask());

        Assert.Equal([1, 2, 3, 4], items.Select(i => i.GetInt32()));
        Assert.Equal(3, _service.Requests.Count);
    }

    [Fact]
    public async Task A_page_is_read_only_when_its_items_are_needed()
    {
        _service.Answer = _ => FakeService.Json("""{"data":[1,2],"hasMore":true,"nextCursor":"b"}""");

        Assert.Equal(1, (await _connection.Rest.ReadPagesAsync(new RestCall { Path = "/v1/voices?limit=2" }, null, default).FirstAsync()).GetInt32());

        Assert.Equal("?limit=2", Assert.Single(_service.Requests).Url.Query);
    }

    [Fact]
    public async Task Reading_ends_with_an_error_when_a_cursor_comes_again()
    {
        var pages = 0;
        _service.Answer = _ => FakeService.Json($$"""{"data":[1],"hasMore":true,"nextCursor":"{{(pages++ % 2 == 0 ? "a" : "b")}}"}""");
        var items = new List<JsonElement>();

        var error = await Assert.ThrowsAsync<RunwayException>(async () =>
        {
            await foreach (var item in _connection.Rest.ReadPagesAsync(new RestCall { Path = "/v1/voices" }, null, default))
            {
                items.Add(item);
            }
        });

        Assert.Equal(("RunwayUnexpectedResponse", 3), (error.ErrorId, items.Count));
        Assert.Contains("not the whole list", error.Message);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"\"")]
    public async Task Reading_ends_with_an_error_when_there_is_more_but_no_cursor(string cursor)
    {
        _service.Answer = _ => FakeService.Json($$"""{"data":[1],"hasMore":true,"nextCursor":{{cursor}}}""");

        var error = await Assert.ThrowsAsync<RunwayException>(() => _connection.Rest.ReadPagesAsync(new RestCall { Path = "/v1/voices" }, null, default).ToListAsync().AsTask());

        Assert.Equal("RunwayUnexpectedResponse", error.ErrorId);
        Assert.Contains("not the whole list", error.Message);
    }

    [Fact]
    public async Task A_web_page_is_reported_at_once_if_the_API_has_never_responded()
    {
        _service.Answer = _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<html>Welcome</html>", null, "text/html") };

        var error = await Assert.ThrowsAsync<RunwayException>(() => Send(new RestCall { Path = "/v1/organization" }));
        var read = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => _connection.Tasks.GetAsync(new RunwayTask { Id = "t" }, null, default)));

        // A wait continues for two minutes: HostileReadTests.
        Assert.Equal((RunwayErrors.UnexpectedResponse, RunwayErrors.UnexpectedResponse), (error.Error, read.Error));
        Assert.Equal(2, _service.Requests.Count);
        Assert.Equal(TimeSpan.Zero, _service.Clock.Elapsed);
    }

    private static RestCall Call(string path, string? body)
    {
        if (body is null)
        {
            return new RestCall { Path = path, Method = HttpMethod.Post };
        }

        using var document = JsonDocument.Parse(body);
        return new RestCall { Path = path, Method = HttpMethod.Post, Body = document.RootElement.Clone() };
    }

    private Task<RestResponse> Send(RestCall call, IRunwayObserver? observer = null) => _service.Clock.Drive(() => _connection.Rest.SendAsync(call, observer, default));

    private IReadOnlyList<RunwayTask> History() => TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter());

    // A file that this process still writes.
    private static string ReadOpen(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
