using System.Net;
using System.Text;

namespace Runway.Tests;

/// <summary>Whatever the service responds to a read, and whatever observers throw: each wait continues, and none stops another.</summary>
public sealed class HostileReadTests
{
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new();

    public static TheoryData<int> PushBacks => [429, 502, 503, 504];

    [Theory]
    [MemberData(nameof(RetryAfterTests.Forms), MemberType = typeof(RetryAfterTests))]
    public async Task No_form_of_Retry_After_pauses_reads_for_more_than_two_minutes(string? value, string? date, double? seconds)
    {
        foreach (var status in new[] { 429, 503, 500, 408 })
        {
            var service = new FakeService();
            service.Answer = seen => service.Requests.Count == 1 ? RetryAfterTests.Answer(status, value, date) : FakeService.Task(Id(seen), "SUCCEEDED");
            using var connection = service.Connect();

            var tasks = await service.Clock.Drive(() => Task.WhenAll(Wait(connection, "a"), Wait(connection, "b")));

            Assert.All(tasks, t => Assert.Equal("SUCCEEDED", t.Status));
            Assert.InRange(service.Clock.Elapsed.TotalSeconds, 0, Math.Max(8, Math.Min(seconds ?? 0, 120) + 2));
        }
    }

    [Theory]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_outage_pauses_the_other_tasks_for_at_most_half_a_minute_with_one_probe(int status)
    {
        var ill = true;
        _service.Answer = seen => ill ? FakeService.Status(status, retryAfter: "3600") : FakeService.Task(Id(seen), "SUCCEEDED");
        using var connection = _service.Connect();
        var first = Wait(connection, "first");
        var others = Task.WhenAll(Enumerable.Range(0, 20).Select(i => Wait(connection, $"t{i}")));

        await _service.Clock.Drive(() => Task.Delay(TimeSpan.FromSeconds(29), _service.Clock));
        Assert.Equal(2, _service.Requests.Count);
        ill = false;
        await _service.Clock.Drive(others);

        Assert.InRange(_service.Clock.Elapsed, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(140));
        Assert.All(_service.Requests.Skip(2).Take(19), r => Assert.InRange(r.At, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(32)));
        Assert.Contains($"answers {status} and asks to wait 3600 s. No task is read for 30 s", Assert.Single(_observer.Warnings));
        await _service.Clock.Drive(first);
        Assert.InRange(_service.Clock.Elapsed, Backoff.LongestWait, Backoff.LongestWait + TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_successful_probe_ends_the_pause()
    {
        _service.Answer = seen => Id(seen) == "first" && _service.Requests.Count == 1 ? FakeService.Status(503, retryAfter: "3600") : FakeService.Task(Id(seen), "SUCCEEDED");
        using var connection = _service.Connect();
        _ = Wait(connection, "first");

        await _service.Clock.Drive(() => Task.WhenAll(Enumerable.Range(0, 20).Select(i => Wait(connection, $"t{i}"))));

        Assert.InRange(_service.Clock.Elapsed, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(17));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(408)]
    [InlineData(425)]
    public async Task Any_other_response_pauses_only_its_own_task(int status)
    {
        _service.Answer = seen => Id(seen) == "first" && _service.Requests.Count == 1 ? FakeService.Status(status, retryAfter: "3600") : FakeService.Task(Id(seen), "SUCCEEDED");
        using var connection = _service.Connect();
        var first = Wait(connection, "first");

        await _service.Clock.Drive(() => Wait(connection, "second"));
        Assert.Equal(TimeSpan.Zero, _service.Clock.Elapsed);
        await _service.Clock.Drive(first);

        Assert.InRange(_service.Clock.Elapsed, Backoff.LongestWait, Backoff.LongestWait + TimeSpan.FromSeconds(2));
        Assert.Contains("not read for 120 s", Assert.Single(_observer.Warnings));
    }

    [Theory]
    [MemberData(nameof(PushBacks))]
    public async Task A_pause_of_one_key_does_not_affect_another_key(int status)
    {
        _service.Answer = seen => seen.Authorization!.Parameter == FakeService.Key ? FakeService.Status(status, retryAfter: "100") : FakeService.Task(Id(seen), "SUCCEEDED");
        using var held = _service.Connect();
        using var free = _service.Connect(o => o with { ApiKey = RunwayEnvironment.ToSecureString("key_" + new string('9', 32)) });
        _ = Wait(held, "t1");

        await _service.Clock.Drive(() => Wait(free, "t1"));

        Assert.Equal(TimeSpan.Zero, _service.Clock.Elapsed);
    }

    public static TheoryData<string> ResponsesOfOthers => ["302", "401", "HTML 401", "HTML 403", "HTML 404", "text 403", "407", "451", "defect"];

    [Theory]
    [MemberData(nameof(ResponsesOfOthers))]
    public async Task A_page_of_a_proxy_that_disappears_within_two_minutes_ends_no_wait(string what)
    {
        _service.Answer = seen => _service.Requests.Count <= 4 ? Strange(what) : FakeService.Task(Id(seen), "SUCCEEDED");

        Assert.Equal("SUCCEEDED", (await WaitFor("t1"))[0].Status);
        Assert.Equal(5, _service.Requests.Count);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public async Task A_page_before_the_first_response_of_the_API_ends_a_wait_only_if_it_stays(int pages)
    {
        _service.Answer = seen => _service.Requests.Count <= pages ? Page(200, "text/html") : FakeService.Task(Id(seen), "SUCCEEDED");

        var error = await Record.ExceptionAsync(() => WaitFor("t1"));

        Assert.Equal(pages == 4 ? null : "RunwayUnexpectedResponse", (error as RunwayException)?.ErrorId);
        Assert.InRange(_service.Clock.Elapsed, TimeSpan.FromSeconds(pages == 4 ? 5 : 120), TimeSpan.FromMinutes(5));
    }

    [Theory]
    [MemberData(nameof(ResponsesOfOthers))]
    public async Task Unexpected_responses_for_two_minutes_end_the_wait(string what)
    {
        _service.Answer = seen => _service.Requests.Count == 1 ? FakeService.Task(Id(seen), "RUNNING") : Strange(what);

        await Assert.ThrowsAnyAsync<Exception>(() => WaitFor("t1"));

        Assert.InRange(_service.Clock.Elapsed, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task An_observer_that_always_throws_stops_nothing()
    {
        _service.Latency = TimeSpan.FromMilliseconds(10);
        _service.Answer = seen => _service.Requests.Count switch
        {
            <= 3 => FakeService.Status(503, retryAfter: "30"),
            <= 6 => throw new InvalidOperationException("a defect"),
            <= 9 => FakeService.Task(Id(seen), "POLISHING", ",\"progress\":-1e308"),
            <= 12 => FakeService.Task(Id(seen), "RUNNING", ",\"progress\":1e308"),
            _ => FakeService.Task(Id(seen), "SUCCEEDED"),
        };
        using var connection = _service.Connect();
        var throwing = new ThrowingObserver();

        var tasks = await _service.Clock.Drive(() => Task.WhenAll(Enumerable.Range(0, 3).Select(i => connection.Tasks.WaitAsync(new RunwayTask { Id = $"t{i}" }, throwing, default))));

        Assert.All(tasks, t => Assert.Equal("SUCCEEDED", t.Status));
        Assert.True(throwing.Calls > 20);
    }

    [Fact]
    public async Task An_observer_that_throws_loses_no_paid_task()
    {
        _service.Answer = _ => FakeService.Json("{\"id\":\"t1\"}");
        using var connection = _service.Connect();

        var task = await _service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default, new ThrowingObserver(), default));

        Assert.Equal("t1", task.Id);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Cancelling_a_wait_throws_only_an_OperationCanceledException()
    {
        _service.Answer = _ => FakeService.Status(429, retryAfter: "Thu, 01 Jan 2099 00:00:00 GMT");
        using var connection = _service.Connect();
        using var stop = new CancellationTokenSource();
        var wait = _service.Clock.Start(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, new ThrowingObserver(), stop.Token));

        await _service.Clock.Drive(() => Task.Delay(TimeSpan.FromSeconds(20), _service.Clock));
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task Closing_a_connection_ends_its_waits_and_not_those_of_another_connection()
    {
        _service.Answer = seen => _service.Requests.Count == 1 ? FakeService.Status(429, retryAfter: "60") : FakeService.Task(Id(seen), "SUCCEEDED");
        using var stays = _service.Connect();
        var goes = _service.Connect();
        var ended = Wait(goes, "t1");
        var goesOn = Wait(stays, "t1");

        await _service.Clock.Drive(() => Task.Delay(TimeSpan.FromSeconds(20), _service.Clock));
        goes.Dispose();

        Assert.Equal(RunwayErrors.ConnectionClosed, (await Assert.ThrowsAsync<RunwayException>(() => ended)).Error);
        Assert.Equal("SUCCEEDED", (await _service.Clock.Drive(goesOn)).Status);
    }

    private static string Id(Seen seen) => seen.Path.Split('/')[^1];

    private static HttpResponseMessage Strange(string what) => what switch
    {
        "302" => Moved(),
        "401" => FakeService.Status(401),
        "407" => FakeService.Status(407),
        "451" => Page(451, "text/plain"),
        "HTML 401" => Page(401, "text/html"),
        "HTML 403" => Page(403, "text/html"),
        "HTML 404" => Page(404, "text/html"),
        "text 403" => Page(403, "text/plain"),
        _ => throw new InvalidOperationException("a defect"),
    };

    private static HttpResponseMessage Moved()
    {
        var answer = Page(302, "text/html");
        answer.Headers.Location = new Uri("http://portal.test/login");
        return answer;
    }

    private static HttpResponseMessage Page(int status, string type) =>
        new((HttpStatusCode)status) { Content = new StringContent("<html>log in</html>", Encoding.UTF8, type) };

    private Task<RunwayTask> Wait(RunwayConnection connection, string id) =>
        _service.Clock.Start(() => connection.Tasks.WaitAsync(new RunwayTask { Id = id }, _observer, default));

    private async Task<RunwayTask[]> WaitFor(params string[] ids)
    {
        using var connection = _service.Connect();
        return await _service.Clock.Drive(() => Task.WhenAll(ids.Select(id => Wait(connection, id))));
    }

    private sealed class ThrowingObserver : IRunwayObserver
    {
        public int Calls { get; private set; }

        public bool IncludesBodies => throw Fault();

        public void OnRequest(RequestRecord request) => throw Fault();

        public void OnWarning(string message) => throw Fault();

        public void OnTaskUpdated(RunwayTask task) => throw Fault();

        private InvalidOperationException Fault()
        {
            Calls++;
            return new("a listener's own fault");
        }
    }
}
