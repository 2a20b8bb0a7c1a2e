using System.Net;
using System.Text.Json;
using Runway.Emulator.Tests.Support;

namespace Runway.Emulator.Tests;

public sealed class LifecycleTests
{
    [Fact]
    public async Task A_task_is_queued_then_runs_then_succeeds_as_time_passes()
    {
        using var rig = new Rig();
        var (_, created) = await rig.Post("/v1/text_to_image", Rig.Heron);
        var id = created.GetProperty("id").GetString()!;
        Assert.Equal(["id", "estimatedCost"], Names(created));
        Assert.Equal(4, new Guid(id).ToByteArray()[7] >> 4);

        var pending = await rig.Read(id);
        Assert.Equal("PENDING", pending.GetProperty("status").GetString());
        Assert.Equal(["id", "status", "createdAt", "estimatedCost"], Names(pending));
        Assert.Equal("2026-11-21T03:00:00.000Z", pending.GetProperty("createdAt").GetString());

        rig.Clock.Advance(TimeSpan.FromSeconds(0.8 + 3.6));
        var running = await rig.Read(id);
        Assert.Equal("RUNNING", running.GetProperty("status").GetString());
        Assert.Equal(["id", "status", "createdAt", "progress", "estimatedCost"], Names(running));
        Assert.Equal(0.5, running.GetProperty("progress").GetDouble());

        rig.Clock.Advance(TimeSpan.FromSeconds(3.6));
        var done = await rig.Read(id);
        Assert.Equal("SUCCEEDED", done.GetProperty("status").GetString());
        Assert.Equal(["id", "status", "createdAt", "output", "cost"], Names(done));
        Assert.Equal(5, done.GetProperty("cost").GetProperty("credits").GetInt32());
    }

    [Fact]
    public async Task The_end_of_a_task_is_known_as_soon_as_it_has_a_slot()
    {
        using var rig = new Rig(new() { ConcurrencyPerModel = 1, TaskDuration = TimeSpan.FromSeconds(10) });
        await rig.Create();
        await rig.Create();

        Assert.Equal([10, null], await Ends());
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([10, 19], await Ends());

        async Task<double?[]> Ends() =>
        [
            .. (await rig.Get("/emulator/accepted")).Json.GetProperty("accepted").EnumerateArray().Select(a =>
                a.TryGetProperty("endsAt", out var end) ? (end.GetDateTimeOffset() - a.GetProperty("at").GetDateTimeOffset()).TotalSeconds : (double?)null),
        ];
    }

    [Fact]
    public async Task The_statistics_say_how_late_the_ends_of_tasks_were_noticed()
    {
        using var rig = new Rig();
        var (first, second) = (await rig.Create(), await rig.Create());
        Assert.False((await rig.Get("/emulator/stats")).Json.TryGetProperty("meanSecondsToNotice", out _));

        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        await rig.Read(first);
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await rig.Read(first);
        await rig.Read(second);

        Assert.Equal(2, (await rig.Get("/emulator/stats")).Json.GetProperty("meanSecondsToNotice").GetDouble());
    }

    [Fact]
    public async Task Tasks_over_the_concurrency_limit_are_THROTTLED_and_run_in_the_order_of_submission()
    {
        using var rig = new Rig(new() { ConcurrencyPerModel = 1, TaskDuration = TimeSpan.FromSeconds(10) });
        string[] ids = [await rig.Create(), await rig.Create(), await rig.Create()];
        Assert.Equal(["PENDING", "PENDING", "PENDING"], await Statuses(rig, ids));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["RUNNING", "THROTTLED", "THROTTLED"], await Statuses(rig, ids));
        Assert.Equal(["id", "status", "createdAt", "estimatedCost"], Names(await rig.Read(ids[1])));
        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(["SUCCEEDED", "RUNNING", "THROTTLED"], await Statuses(rig, ids));
        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(["SUCCEEDED", "SUCCEEDED", "RUNNING"], await Statuses(rig, ids));
    }

    [Fact]
    public async Task A_queue_advances_even_if_no_request_arrives()
    {
        using var rig = new Rig(new() { ConcurrencyPerModel = 2, TaskDuration = TimeSpan.FromSeconds(10) });
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add(await rig.Create());
        }

        rig.Clock.Advance(TimeSpan.FromSeconds(1 + 9 + 9 + 8.9));
        Assert.Equal("RUNNING", await rig.Status(ids[5]));
        rig.Clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal("SUCCEEDED", await rig.Status(ids[5]));
    }

    [Fact]
    public async Task Each_model_has_its_own_slots_and_zero_means_no_limit()
    {
        const string other = """{"model":"gemini_2.5_flash","promptText":"x","ratio":"1024:1024"}""";
        using var rig = new Rig(new() { ConcurrencyPerModel = 1 });
        string[] ids = [await rig.Create(), await rig.Create(other)];
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["RUNNING", "RUNNING"], await Statuses(rig, ids));

        using var open = new Rig(new() { ConcurrencyPerModel = 0 });
        string[] many = [await open.Create(), await open.Create(), await open.Create()];
        open.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.All(await Statuses(open, many), status => Assert.Equal("RUNNING", status));
    }

    [Fact]
    public async Task Deleting_a_running_task_gives_its_slot_to_the_next_task_that_still_exists()
    {
        using var rig = new Rig(new() { ConcurrencyPerModel = 1 });
        string[] ids = [await rig.Create(), await rig.Create(), await rig.Create()];
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.NoContent, (await rig.Send(HttpMethod.Delete, $"/v1/tasks/{ids[1]}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await rig.Send(HttpMethod.Delete, $"/v1/tasks/{ids[0]}")).Status);
        Assert.Equal("RUNNING", await rig.Status(ids[2]));
    }

    [Fact]
    public async Task A_deleted_task_and_its_files_cannot_be_read()
    {
        using var rig = new Rig();
        var id = await rig.Create();
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var url = (await rig.Read(id)).GetProperty("output")[0].GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await rig.Send(HttpMethod.Delete, $"/v1/tasks/{id}")).Status);

        var (status, json) = await rig.Get($"/v1/tasks/{id}");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("""{"error":"Could not find Task"}""", json.GetRawText());
        Assert.Equal(HttpStatusCode.NotFound, (await rig.Send(HttpMethod.Delete, $"/v1/tasks/{id}")).Status);
        using var file = await rig.Client.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    [Theory]
    [InlineData("SAFETY.INPUT.TEXT", 5)]
    [InlineData("SAFETY.OUTPUT.IMAGE", 0)]
    [InlineData("INTERNAL.BAD_OUTPUT.CODE01", 0)]
    [InlineData("SAFETY.INPUTS", 0)]
    public async Task A_prompt_can_ask_to_fail_with_a_code(string code, int cost)
    {
        using var rig = new Rig();
        var id = await rig.Create(Rig.Image($"a heron [fail:{code}] at dawn"));
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        var failed = await rig.Read(id);
        Assert.Equal(["id", "status", "createdAt", "failure", "failureCode", "cost"], Names(failed));
        Assert.Equal("FAILED", failed.GetProperty("status").GetString());
        Assert.Equal(code, failed.GetProperty("failureCode").GetString());
        Assert.Equal(cost, failed.GetProperty("cost").GetProperty("credits").GetInt32());
        Assert.Equal(100_000 - cost, await rig.Balance());
    }

    [Fact]
    public async Task A_failure_without_a_code_is_possible()
    {
        using var rig = new Rig();
        var id = await rig.Create(Rig.Image("[fail]"));
        rig.Clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(["id", "status", "createdAt", "failure", "cost"], Names(await rig.Read(id)));
    }

    [Fact]
    public async Task A_prompt_can_ask_for_unknown_statuses()
    {
        using var rig = new Rig();
        string[] ids = [await rig.Create(Rig.Image("[status:PAUSED]")), await rig.Create(Rig.Image("[end:ARCHIVED]"))];
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["PAUSED", "RUNNING"], await Statuses(rig, ids));
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(["SUCCEEDED", "ARCHIVED"], await Statuses(rig, ids));
    }

    [Fact]
    public async Task A_prompt_can_ask_for_its_own_duration()
    {
        using var rig = new Rig();
        string[] ids = [await rig.Create(Rig.Image("[seconds:2.5]")), await rig.Create(Rig.Image("[seconds:soon]"))];
        rig.Clock.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(["SUCCEEDED", "RUNNING"], await Statuses(rig, ids));
    }

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];

    private static async Task<string[]> Statuses(Rig rig, string[] ids)
    {
        var statuses = new List<string>();
        foreach (var id in ids)
        {
            statuses.Add(await rig.Status(id));
        }

        return [.. statuses];
    }
}
