using System.Globalization;
using System.Net;
using Runway.Sessions;

namespace Runway.Tests.Sessions;

/// <summary>
/// Whatever fails while a live session is started: its create is sent once, it is returned only when somebody can join it, and one that
/// is not returned was ended, or the error says that it was not.
/// </summary>
public sealed class SessionFaultTests : IDisposable
{
    private const string Id = "0b6a8a58-6f43-4a39-8d3c-5b4cbb7f6a10";
    private const string Personality = "PERSONALITY-4711";
    private const string FirstWords = "FIRST-WORDS-4711";
    private const string JoinKey = "eyJKEY4711.eyJKEY4711.KEY4711";
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new(includesBodies: true);
    private readonly TemporaryFolder _journal = new();
    private readonly RunwayConnection _connection;
    private readonly Queue<Func<HttpResponseMessage>> _creates = new();
    private readonly Queue<Func<HttpResponseMessage>> _reads = new();
    private Func<HttpResponseMessage> _afterwards = () => Session("NOT_READY");
    private Func<HttpResponseMessage> _end = () => new HttpResponseMessage(HttpStatusCode.NoContent);

    public SessionFaultTests()
    {
        _service.Answer = seen => seen.Method.Method switch
        {
            "GET" when seen.Path == "/v1/avatars" => FakeService.Json("""{"data":[],"hasMore":false,"nextCursor":null}"""),
            "POST" => (_creates.Count > 0 ? _creates.Dequeue() : Created)(),
            "GET" => (_reads.Count > 0 ? _reads.Dequeue() : _afterwards)(),
            _ => _end(),
        };
        _connection = _service.Connect(options => options with { JournalFolder = _journal.Path });
    }

    public static TheoryData<string> States => ["NOT_READY", "PAUSED", "PENDING", "ready", ""];

    public static TheoryData<int> Passing => [408, 429, 500, 502, 503];

    public void Dispose()
    {
        _connection.Dispose();
        _journal.Dispose();
        _service.Dispose();
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Any_state_but_READY_is_waited_for_until_it_is_READY(string state)
    {
        Reads(() => Session(state), () => Session(state), Ready);

        Assert.Equal("READY", (await StartAsync()).Status);
        Assert.Equal(0, Count("DELETE"));
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_session_that_stays_in_any_other_state_is_ended_after_a_minute(string state)
    {
        _afterwards = () => Session(state);

        var error = await FailAsync(RunwayErrors.AvatarSessionFailed);

        Assert.Contains("It was ended.", error.Message);
        Assert.Equal(1, Count("DELETE"));
        Assert.InRange(_service.Clock.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(65));
        if (state is not ("" or "NOT_READY"))
        {
            Assert.Contains(state, error.Message);
        }
    }

    [Theory]
    [InlineData("READY")]
    [InlineData("COMPLETED")]
    public async Task A_session_that_nobody_can_join_is_an_error_and_is_ended_at_once(string state)
    {
        _afterwards = () => Session(state);

        var error = await FailAsync(RunwayErrors.AvatarSessionFailed);

        Assert.Contains(state, error.Message);
        Assert.Equal((1, 1), (Count("GET"), Count("DELETE")));
    }

    [Theory]
    [InlineData("FAILED")]
    [InlineData("CANCELLED")]
    public async Task A_session_that_has_failed_is_an_error_and_needs_no_end(string state)
    {
        _afterwards = () => Session(state, ",\"failure\":\"no\",\"failureCode\":\"X.Y\"");

        Assert.Contains("X.Y", (await FailAsync(RunwayErrors.AvatarSessionFailed)).Message);
        Assert.Equal(0, Count("DELETE"));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_read_that_fails_for_a_time_is_repeated(int status)
    {
        Reads(() => FakeService.Status(status), () => Session("NOT_READY"), () => FakeService.Status(status), Ready);

        Assert.Equal("READY", (await StartAsync()).Status);
        Assert.Equal((1, 0), (Count("POST"), Count("DELETE")));
    }

    [Theory]
    [InlineData("{\"id\":\"" + Id + "\"}")]
    [InlineData("{\"id\":\"" + Id + "\",\"status\":7}")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"" + Id + "\",\"sta")]
    public async Task A_session_that_cannot_be_read_is_ended(string answer)
    {
        _afterwards = () => FakeService.Json(answer);

        Assert.Contains("It was ended.", (await FailAsync(RunwayErrors.AvatarSessionFailed)).Message);
        Assert.Equal((1, 1), (Count("POST"), Count("DELETE")));
    }

    [Theory]
    [InlineData(404, "knows it no more")]
    [InlineData(403, "could not be ended")]
    [InlineData(500, "could not be ended")]
    public async Task An_end_that_fails_is_not_called_an_end(int status, string said)
    {
        _end = () => FakeService.Status(status);
        _afterwards = () => FakeService.Status(403);

        var error = await FailAsync(RunwayErrors.AvatarSessionFailed);

        Assert.Contains(said, error.Message);
        Assert.DoesNotContain("It was ended", error.Message);
    }

    [Fact]
    public async Task Who_stops_the_wait_ends_the_session()
    {
        using var stopping = new CancellationTokenSource();
        Reads(() => Session("NOT_READY"), () =>
        {
            stopping.Cancel();
            return Session("NOT_READY");
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StartAsync(stopping.Token));

        Assert.Equal(1, Count("DELETE"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(0)]
    public async Task A_create_whose_response_is_lost_is_sent_once_and_stays_unknown(int status)
    {
        _creates.Enqueue(() => status > 0 ? FakeService.Status(status, $"{{\"error\":\"{Personality}\"}}") : throw new HttpRequestException("gone"));

        var error = await FailAsync(RunwayErrors.SubmissionOutcomeUnknown);

        Assert.Equal(ErrorCase.LostSession, error.Case);
        Assert.Equal((1, 0), (Count("POST"), Count("GET")));
        Assert.Equal(("realtime_session", "cat-character"), TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true }).Select(t => (t.Operation, t.PromptText)).Single());
    }

    [Theory]
    [InlineData("{\"id\":\"" + Id + "\",\"x")]
    [InlineData("{\"id\":\"" + Id + "\",\"estimatedCost\":7}")]
    [InlineData("{\"id\":\"" + Id + "\"} trailing")]
    public async Task A_session_whose_id_can_be_read_is_waited_for_however_damaged_the_rest_is(string answer)
    {
        _creates.Enqueue(() => FakeService.Json(answer));
        Reads(Ready);

        Assert.Equal("READY", (await StartAsync()).Status);
        Assert.Equal(1, Count("POST"));
    }

    [Fact]
    public async Task A_create_that_was_refused_for_its_rate_is_repeated()
    {
        _creates.Enqueue(() => FakeService.Status(429));
        Reads(Ready);

        Assert.Equal("READY", (await StartAsync()).Status);
        Assert.Equal(2, Count("POST"));
        Assert.Empty(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true }));
    }

    [Theory]
    [InlineData("../voices/x")]
    [InlineData(".")]
    [InlineData("a/b?c#d")]
    public async Task An_odd_id_leads_to_no_other_address(string id)
    {
        _creates.Enqueue(() => FakeService.Json($"{{\"id\":\"{id}\"}}"));
        _afterwards = () => FakeService.Status(404);

        await FailAsync(RunwayErrors.AvatarSessionFailed);

        Assert.All(Sent, seen => Assert.StartsWith("/v1/realtime_sessions", seen.Url.AbsolutePath, StringComparison.Ordinal));
        Assert.All(Sent.Where(seen => seen.Method != HttpMethod.Post), seen => Assert.Equal(4, seen.Url.Segments.Length));
    }

    [Theory]
    [InlineData("nope")]
    [InlineData("../voices/x")]
    [InlineData("")]
    [InlineData("0b6a8a586f434a398d3c5b4cbb7f6a10")]
    public async Task What_is_no_id_is_refused_before_anything_is_sent(string id)
    {
        Func<Task>[] calls =
        [
            () => _connection.Sessions.GetAsync(id, _observer, default), () => _connection.Sessions.StopAsync(id, _observer, default),
            () => _connection.Conversations.GetAsync(id, _observer, default), () => _connection.Conversations.DeleteAsync(id, _observer, default),
        ];
        foreach (var call in calls)
        {
            Assert.Contains("UUID", (await Assert.ThrowsAsync<RunwayException>(call)).Message);
        }

        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData("NOT_READY", true)]
    [InlineData("READY", true)]
    [InlineData("RUNNING", true)]
    [InlineData("PAUSED", true)]
    [InlineData("COMPLETED", false)]
    [InlineData("FAILED", false)]
    [InlineData("CANCELLED", false)]
    public async Task A_session_of_the_journal_is_listed_while_it_is_open(string state, bool isListed)
    {
        Reads(Ready);
        await StartAsync();
        _afterwards = () => Session(state);

        Assert.Equal(isListed ? [Id] : [], await OpenAsync());

        _afterwards = () => FakeService.Status(404);
        Assert.Empty(await OpenAsync());
    }

    [Fact]
    public async Task A_session_of_the_journal_that_must_have_ended_is_not_read()
    {
        Reads(Ready);
        await StartAsync();
        _service.Clock.Advance(TimeSpan.FromHours(2));
        var reads = Count("GET");

        Assert.Empty(await OpenAsync());
        Assert.Equal(reads, Count("GET"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(422)]
    [InlineData(429)]
    public async Task What_the_avatar_is_told_is_in_no_error_that_repeats_it(int status)
    {
        string Echo() => $$"""{"error":"Bad personality: {{Personality}}","issues":[{"path":["startScript"],"message":"{{FirstWords}} is bad"}]}""";
        for (var i = 0; i < 5; i++)
        {
            _creates.Enqueue(() => FakeService.Status(status, Echo()));
        }

        var error = await Assert.ThrowsAsync<RunwayException>(() => StartAsync());

        Assert.Contains("Bad personality", error.Message);
        RequireSecret(error);
    }

    private void Reads(params Func<HttpResponseMessage>[] answers) => Array.ForEach(answers, _reads.Enqueue);

    private Task<RunwayAvatarSession> StartAsync(CancellationToken cancellationToken = default)
    {
        var request = new SessionRequest("cat-character") { Personality = Personality, StartScript = FirstWords };
        return _service.Clock.Drive(() => _connection.Sessions.StartAsync("cat-character", request, SubmissionOptions.Default, _observer, cancellationToken));
    }

    private async Task<RunwayException> FailAsync(RunwayError expected)
    {
        var error = await Assert.ThrowsAnyAsync<RunwayException>(() => StartAsync());
        Assert.Equal(expected, error.Error);
        RequireSecret(error);
        return error;
    }

    // Of everything that is shown or kept.
    private void RequireSecret(Exception error)
    {
        var shown = string.Concat(_observer.Requests.Select(r => $"{r} {r.RequestBody} {r.ResponseBody} {r.Problem}")) + string.Concat(_observer.Warnings) + error;
        Assert.DoesNotContain("4711", shown);
        Assert.DoesNotContain(FakeService.Key, shown);
        Assert.DoesNotContain("4711", string.Concat(Directory.GetFiles(_journal.Path, "*", SearchOption.AllDirectories).Select(ReadShared)));
    }

    private async Task<List<string>> OpenAsync()
    {
        var open = new List<string>();
        await foreach (var session in _connection.Sessions.ListAsync(_observer, default))
        {
            open.Add(session.Id);
        }

        return open;
    }

    private IEnumerable<Seen> Sent => _service.Requests.Where(seen => seen.Path != "/v1/avatars");

    private int Count(string method) => Sent.Count(seen => seen.Method.Method == method);

    private static HttpResponseMessage Created() => FakeService.Json($"{{\"id\":\"{Id}\"}}");

    private static HttpResponseMessage Ready() => Session("READY", $",\"sessionKey\":\"{JoinKey}\",\"expiresAt\":\"2026-11-21T03:00:30Z\"");

    private static HttpResponseMessage Session(string status, string more = "") =>
        FakeService.Json(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{Id}\",\"createdAt\":\"2026-11-21T03:00:00Z\",\"status\":\"{status}\"{more}}}"));

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
