namespace Runway.Tests;

/// <summary>A task that was just read is not read again, and a single read ends whatever the service does.</summary>
public sealed class SingleTaskReadTests
{
    private readonly FakeService _service = new();

    [Theory]
    [InlineData("SUCCEEDED")]
    [InlineData("FAILED")]
    [InlineData("CANCELED")]
    public async Task A_task_that_was_just_seen_finished_is_finished_without_another_read(string status)
    {
        _service.Answer = _ => FakeService.Task("t1", status, ",\"output\":[\"https://out.test/a.png\"]");
        using var connection = _service.Connect();
        var seen = await _service.Clock.Drive(() => connection.Tasks.GetAsync(new RunwayTask { Id = "t1" }, null, default));

        var waited = await _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1", PromptText = "a lighthouse" }, null, default));
        var looked = await _service.Clock.Drive(() => connection.Tasks.ReadOnceAsync(new RunwayTask { Id = "t1" }, null, default));

        Assert.Equal((seen.Status, "a lighthouse"), (waited.Status, waited.PromptText));
        Assert.Equal(["https://out.test/a.png"], waited.Output);
        Assert.Equal(seen.Status, looked.Status);
        Assert.Single(_service.Requests);
        Assert.Equal(TimeSpan.Zero, _service.Clock.Elapsed);
    }

    [Fact]
    public async Task A_task_that_a_wait_saw_finished_is_not_read_by_the_next_wait()
    {
        _service.Answer = _ => FakeService.Task("t1", "SUCCEEDED");
        using var connection = _service.Connect();
        await _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, null, default));

        Assert.Equal("SUCCEEDED", (await connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, null, default)).Status);
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_task_that_is_deleted_is_not_remembered_as_finished()
    {
        _service.Answer = seen => seen.Method == HttpMethod.Delete ? new HttpResponseMessage(System.Net.HttpStatusCode.NoContent) : _service.Requests.Count == 1 ? FakeService.Task("t1", "SUCCEEDED") : FakeService.Status(404);
        using var connection = _service.Connect();
        await _service.Clock.Drive(() => connection.Tasks.GetAsync(new RunwayTask { Id = "t1" }, null, default));
        await _service.Clock.Drive(() => connection.Tasks.DeleteAsync(new RunwayTask { Id = "t1", Operation = "text_to_image" }, null, default));

        Assert.Equal("RunwayTaskNotFound", (await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "t1" }, null, default)))).ErrorId);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_failed_single_read_returns_the_last_known_state(int status)
    {
        _service.Latency = status < 0 ? TimeSpan.FromSeconds(90) : TimeSpan.Zero;
        _service.Answer = _ => status == 0 ? throw new HttpRequestException("cut", new IOException("reset")) : FakeService.Status(status > 0 ? status : 500, retryAfter: "3600");
        using var connection = _service.Connect();

        var task = await _service.Clock.Drive(() => connection.Tasks.ReadOnceAsync(new RunwayTask { Id = "t1", Status = "RUNNING" }, null, default));

        Assert.Equal("RUNNING", task.Status);
        Assert.InRange(_service.Clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_single_read_comes_at_least_five_seconds_after_the_last()
    {
        _service.Answer = _ => FakeService.Task("t1", "RUNNING");
        using var connection = _service.Connect();
        await _service.Clock.Drive(() => connection.Tasks.GetAsync(new RunwayTask { Id = "t1" }, null, default));

        Assert.Equal("RUNNING", (await connection.Tasks.ReadOnceAsync(new RunwayTask { Id = "t1" }, null, default)).Status);
        Assert.Single(_service.Requests);
    }
}
