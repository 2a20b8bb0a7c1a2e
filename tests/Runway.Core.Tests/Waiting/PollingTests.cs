namespace Runway.Tests;

/// <summary>Waiting, on virtual time.</summary>
public sealed class PollingTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task No_task_of_a_large_batch_is_read_twice_within_five_seconds()
    {
        var random = new Random(1);
        var ends = Enumerable.Range(0, 200).ToDictionary(i => $"t{i}", _ => TimeSpan.FromSeconds(random.Next(1, 16)));
        _service.Latency = TimeSpan.FromMilliseconds(40);
        _service.Answer = seen => FakeService.Task(Id(seen), ends[Id(seen)] <= _service.Clock.Elapsed ? "SUCCEEDED" : "RUNNING", ",\"progress\":0.5");

        var tasks = await WaitFor([.. ends.Keys]);

        Assert.All(tasks, t => Assert.Equal("SUCCEEDED", t.Status));
        foreach (var reads in _service.Requests.GroupBy(Id))
        {
            var times = reads.Select(r => r.At).ToList();
            Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Interval, $"{reads.Key} was read at {pair.First} and {pair.Second}"));
            Assert.True(times[^1] - ends[reads.Key] <= Interval + TimeSpan.FromSeconds(2), $"{reads.Key} ended at {ends[reads.Key]} and was noticed at {times[^1]}");
        }
    }

    [Fact]
    public async Task The_number_of_concurrent_reads_is_limited()
    {
        _service.Latency = TimeSpan.FromSeconds(1);
        _service.Answer = seen => FakeService.Task(Id(seen), "SUCCEEDED");

        await WaitFor([.. Enumerable.Range(0, 100).Select(i => $"t{i}")]);

        Assert.Equal(new TaskPollerOptions().MaxInFlight, _service.MaxInFlight);
    }

    [Fact]
    public async Task An_id_that_two_waits_share_is_polled_once()
    {
        _service.Answer = seen => FakeService.Task(Id(seen), _service.Requests.Count < 3 ? "RUNNING" : "SUCCEEDED");

        var tasks = await WaitFor("same", "same");

        Assert.Equal(["SUCCEEDED", "SUCCEEDED"], tasks.Select(t => t.Status));
        Assert.Equal(3, _service.Requests.Count);
    }

    [Fact]
    public async Task Properties_that_the_caller_set_stay_on_the_task()
    {
        _service.Answer = seen => FakeService.Task(Id(seen), "SUCCEEDED", ",\"output\":[\"https://out.test/a.png\"],\"cost\":{\"credits\":5}");
        using var connection = _service.Connect();
        var known = new RunwayTask { Id = "t1", Index = 7, PromptText = "a lighthouse", Model = "gen4_image" };

        var task = await _service.Clock.Drive(() => connection.Tasks.WaitAsync(known, null, CancellationToken.None));

        Assert.Equal((7, "a lighthouse", "gen4_image", 5d), (task.Index, task.PromptText, task.Model, task.Credits));
        Assert.Equal(["https://out.test/a.png"], task.Output);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_failed_read_does_not_end_the_wait(int status)
    {
        _service.Answer = seen => _service.Requests.Count is 2 or 3 ? FakeService.Status(status) : FakeService.Task(Id(seen), _service.Requests.Count == 1 ? "RUNNING" : "SUCCEEDED");

        Assert.Equal("SUCCEEDED", (await WaitFor("t1"))[0].Status);
        Assert.Equal(4, _service.Requests.Count);
    }

    [Fact]
    public async Task A_cut_response_and_a_response_that_is_not_JSON_do_not_end_the_wait()
    {
        _service.Answer = seen => _service.Requests.Count switch
        {
            1 => throw new HttpRequestException("cut", new IOException("reset")),
            2 => new HttpResponseMessage { Content = new BrokenContent("{\"id\":"u8.ToArray(), 3) },
            3 => FakeService.Json("<html>maintenance</html>"),
            _ => FakeService.Task(Id(seen), "SUCCEEDED"),
        };

        Assert.Equal("SUCCEEDED", (await WaitFor("t1"))[0].Status);
        Assert.Contains("could not be read 3 times", Assert.Single(_observer.Warnings));
    }

    [Fact]
    public async Task A_task_of_unknown_status_is_waited_for_with_one_warning()
    {
        _service.Answer = seen => FakeService.Task(Id(seen), _service.Requests.Count < 5 ? "POLISHING" : "SUCCEEDED");

        Assert.Equal("SUCCEEDED", (await WaitFor("t1"))[0].Status);
        Assert.Contains("'POLISHING'", Assert.Single(_observer.Warnings));
        Assert.Contains(_observer.Updates, u => u.Status == "POLISHING");
    }

    [Fact]
    public async Task Cancelled_is_understood_in_both_spellings()
    {
        _service.Answer = seen => FakeService.Task(Id(seen), "CANCELED");

        Assert.Equal("CANCELLED", (await WaitFor("t1"))[0].Status);
    }

    [Fact]
    public async Task A_rate_limit_pauses_all_reads_of_the_connection_for_the_requested_time()
    {
        _service.Answer = seen => Id(seen) == "first" && _service.Requests.Count == 1 ? FakeService.Status(429, retryAfter: "60") : FakeService.Task(Id(seen), "SUCCEEDED");
        using var connection = _service.Connect();
        var first = _service.Clock.Start(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "first" }, null, CancellationToken.None));
        await _service.Clock.Drive(() => Task.WhenAny(first, Task.Delay(Interval, _service.Clock)));
        var second = _service.Clock.Start(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "second" }, null, CancellationToken.None));

        await _service.Clock.Drive(() => Task.WhenAll(first, second));

        Assert.All(_service.Requests.Skip(1), r => Assert.True(r.At >= TimeSpan.FromSeconds(60), $"read at {r.At}"));
    }

    [Fact]
    public async Task A_task_that_never_existed_ends_the_wait_at_once()
    {
        _service.Answer = _ => FakeService.Status(404, "{\"error\":\"Could not find Task\"}");

        var error = await Assert.ThrowsAsync<RunwayException>(() => WaitFor("typo"));

        Assert.Equal(("RunwayTaskNotFound", RunwayErrorKind.NotFound), (error.ErrorId, error.Kind));

        // It might have been a run of a workflow.
        Assert.Equal(["/v1/tasks/typo", "/v1/workflow_invocations/typo"], _service.Requests.Select(r => r.Url.AbsolutePath));
    }

    [Fact]
    public async Task Three_404_responses_end_the_wait_for_a_known_task_and_one_does_not()
    {
        _service.Answer = seen => _service.Requests.Count is 1 or 3 ? FakeService.Task(Id(seen), "RUNNING") : FakeService.Status(404);

        Assert.Equal("RunwayTaskNotFound", (await Assert.ThrowsAsync<RunwayException>(() => WaitFor("t1"))).ErrorId);
        Assert.Equal(6, _service.Requests.Count);
    }

    [Fact]
    public async Task A_new_task_is_not_read_before_five_seconds_have_passed()
    {
        _service.Answer = seen => seen.Method == HttpMethod.Post ? FakeService.Json("{\"id\":\"t1\"}") : FakeService.Task("t1", "SUCCEEDED");
        using var connection = _service.Connect();
        var task = await _service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default, null, CancellationToken.None));

        await _service.Clock.Drive(() => connection.Tasks.WaitAsync(task, null, CancellationToken.None));

        Assert.InRange(_service.Requests[^1].At, Interval, Interval * 1.2);
    }

    [Fact]
    public async Task A_wait_that_is_started_again_keeps_the_interval_to_the_last_read()
    {
        _service.Answer = seen => FakeService.Task(Id(seen), _service.Requests.Count < 2 ? "RUNNING" : "SUCCEEDED");
        using var connection = _service.Connect();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1), _service.Clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, null, stop.Token)));

        await _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, null, CancellationToken.None));

        Assert.Equal(2, _service.Requests.Count);
        Assert.True(_service.Requests[1].At >= Interval);
    }

    [Fact]
    public async Task Stop_cancels_a_running_task_and_leaves_a_finished_one_unchanged()
    {
        _service.Answer = seen => seen.Method == HttpMethod.Delete ? new HttpResponseMessage(System.Net.HttpStatusCode.NoContent) : FakeService.Task(Id(seen), Id(seen) == "done" ? "SUCCEEDED" : "RUNNING");
        using var connection = _service.Connect();

        var done = await _service.Clock.Drive(() => connection.Tasks.StopAsync(new RunwayTask { Id = "done" }, null, CancellationToken.None));
        var running = await _service.Clock.Drive(() => connection.Tasks.StopAsync(new RunwayTask { Id = "running" }, null, CancellationToken.None));

        Assert.Equal(("SUCCEEDED", "CANCELLED"), (done.Status, running.Status));
        Assert.Equal("running", Id(Assert.Single(_service.Requests, r => r.Method == HttpMethod.Delete)));
    }

    private static string Id(Seen seen) => seen.Path.Split('/')[^1];

    private async Task<RunwayTask[]> WaitFor(params string[] ids)
    {
        using var connection = _service.Connect();
        return await _service.Clock.Drive(() => Task.WhenAll(ids.Select(id => connection.Tasks.WaitAsync(new RunwayTask { Id = id }, _observer, CancellationToken.None))));
    }
}
