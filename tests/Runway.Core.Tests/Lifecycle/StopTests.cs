using System.Net;

namespace Runway.Tests;

/// <summary>A task is read right before each DELETE, because DELETE also deletes finished tasks.</summary>
public sealed class StopTests
{
    private readonly FakeService _service = new();

    private int Deletes => _service.Requests.Count(r => r.Method == HttpMethod.Delete);

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task A_task_that_finishes_between_two_attempts_is_not_deleted(int status)
    {
        _service.Answer = seen => seen.Method != HttpMethod.Delete
            ? FakeService.Task("t1", Deletes == 0 ? "RUNNING" : "SUCCEEDED", ",\"output\":[\"https://out.test/a.png\"]")
            : status == 0 ? throw new HttpRequestException("cut", new IOException("reset")) : FakeService.Status(status, retryAfter: "60");

        var task = await Stop();

        Assert.Equal(("SUCCEEDED", 1), (task.Status, task.Output.Length));
        Assert.Equal(1, Deletes);
        Assert.True(_service.Clock.Elapsed >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_running_task_is_cancelled_by_the_second_attempt_with_a_read_before_each()
    {
        _service.Answer = seen => seen.Method != HttpMethod.Delete ? FakeService.Task("t1", "RUNNING") : Deletes == 1 ? FakeService.Status(503) : new HttpResponseMessage(HttpStatusCode.NoContent);

        Assert.Equal("CANCELLED", (await Stop()).Status);
        Assert.Equal(["GET", "DELETE", "GET", "DELETE"], _service.Requests.Select(r => r.Method.Method));
    }

    [Fact]
    public async Task A_task_that_was_deleted_by_others_is_Deleted_and_not_Cancelled()
    {
        _service.Answer = seen => seen.Method == HttpMethod.Delete ? FakeService.Status(404) : FakeService.Task("t1", "RUNNING");

        Assert.Equal("GONE", (await Stop()).Status);
    }

    [Fact]
    public async Task A_task_that_is_missing_after_a_DELETE_without_a_response_is_Deleted_and_not_Cancelled()
    {
        _service.Answer = seen => seen.Method == HttpMethod.Delete ? throw new HttpRequestException("cut", new IOException("reset")) : Deletes == 0 ? FakeService.Task("t1", "RUNNING") : FakeService.Status(404);

        Assert.Equal("GONE", (await Stop()).Status);
        Assert.Equal(1, Deletes);
    }

    private async Task<RunwayTask> Stop()
    {
        using var connection = _service.Connect();
        return await _service.Clock.Drive(() => connection.Tasks.StopAsync(new RunwayTask { Id = "t1" }, null, default));
    }
}
