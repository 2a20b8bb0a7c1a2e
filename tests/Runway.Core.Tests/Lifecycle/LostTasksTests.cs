using Runway.Routing;

namespace Runway.Tests;

/// <summary>A routed create whose response was lost is settled only if there is one task that it, and it alone, can have made.</summary>
public sealed class LostTasksTests : IDisposable
{
    private readonly FakeService _service = new();
    private readonly TemporaryFolder _journal = new();
    private readonly RunwayConnection _connection;
    private readonly List<string> _requests = [];
    private bool _isLost = true;

    public LostTasksTests()
    {
        _connection = _service.Connect(o => o with { JournalFolder = _journal.Path });
        _service.Answer = seen => seen.Message.Method == HttpMethod.Post ? (_isLost ? FakeService.Status(502) : FakeService.Json("""{"id":"known"}"""))
            : seen.Url.AbsolutePath.EndsWith("/requests", StringComparison.Ordinal) ? FakeService.Json($"{{\"data\":[{string.Join(',', _requests)}],\"hasMore\":false,\"nextCursor\":null}}")
            : FakeService.Json("""{"data":[{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab272","slug":"draft"},{"id":"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab273","slug":"other"}],"hasMore":false,"nextCursor":null}""");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _journal.Dispose();
    }

    [Fact]
    public async Task The_only_task_that_it_can_have_made_is_adopted_and_then_known()
    {
        var entry = await Lose();
        Request("t1", 0);
        Request("early", -600);
        Request("refused", 0, status: "no_eligible_model");

        var task = await Settle(entry);

        Assert.Equal(("t1", "wan3", "alibaba", 50d, "a"), (task.Id, task.Model, task.Routing!.Provider, task.EstimatedCredits, task.PromptText));
        var known = Assert.Single(History());
        Assert.Equal(("t1", "PENDING", "wan3"), (known.Id, known.Status, known.Model));
        Assert.Empty(TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true }));
        Assert.Equal("RunwayNotInJournal", (await Assert.ThrowsAsync<RunwayException>(() => Settle(entry))).ErrorId);
    }

    [Fact]
    public async Task Without_a_candidate_it_stays_unknown()
    {
        var entry = await Lose();
        Request("early", -600);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", "has no request for");
    }

    [Theory]
    [InlineData("""{"id":"r2","status":"routed","taskId":7,"createdAt":"2026-11-21T03:00:00Z"}""")]
    [InlineData("""{"id":"r2","status":"routed","taskId":"t2","createdAt":"soon"}""")]
    [InlineData("""{"id":"r2","status":4,"taskId":"t2","createdAt":"2026-11-21T03:00:00Z"}""")]
    [InlineData("\"text\"")]
    public async Task Beside_a_request_that_cannot_be_read_none_is_adopted(string odd)
    {
        var entry = await Lose();
        Request("t1", 0);
        _requests.Add(odd);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", "cannot be read");
    }

    [Fact]
    public async Task Of_two_candidates_none_is_adopted()
    {
        var entry = await Lose();
        Request("t1", 0);
        Request("t2", 5);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", "t1, t2");
    }

    [Fact]
    public async Task A_task_that_another_unknown_create_can_have_made_is_not_adopted()
    {
        var entry = await Lose();
        var rival = await Lose();
        Request("t1", 0);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", rival);
        await StaysUnknown(rival, "RunwayOutcomeNotSettled", entry);
    }

    [Fact]
    public async Task A_create_with_another_key_is_a_rival_since_the_router_is_the_same()
    {
        var entry = await Lose();
        using var other = _service.Connect(o => o with { JournalFolder = _journal.Path, ApiKey = RunwayEnvironment.ToSecureString("key_of_another_person") });
        await Assert.ThrowsAsync<RunwayTaskException>(() => _service.Clock.Drive(() => other.Tasks.CreateAsync(Video(), new SubmissionOptions(), null, default)));
        Request("t1", 0);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", "also that of intent:");
    }

    [Fact]
    public async Task A_create_in_flight_is_a_rival()
    {
        var entry = await Lose();
        var (journal, now) = (_connection.Journal!, _service.Clock.GetUtcNow());
        var failures = await journal.IntendAsync("f00", _connection.Context.Identity, Video(), RequestReview.Of(Video()).Note, new SubmissionOptions(), now);
        journal.Send("f00", failures, 1, now);
        Request("t1", 0);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", "also that of intent:f00");
    }

    [Fact]
    public async Task A_create_that_was_marked_as_checked_stays_a_rival_also_after_the_journal_was_cleared()
    {
        var entry = await Lose();
        var rival = await Lose();
        Request("t1", 0);
        await _connection.Journal!.DismissAsync([rival]);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", rival);
        await _connection.Journal.CompactAsync(DateTimeOffset.MaxValue);
        await StaysUnknown(entry, "RunwayOutcomeNotSettled", rival);
    }

    [Fact]
    public async Task A_task_of_the_same_time_is_no_candidate_after_the_journal_was_cleared()
    {
        // The age of a record is its age by the clock of the machine.
        _service.Clock.Advance(DateTimeOffset.UtcNow - _service.Clock.GetUtcNow());
        _isLost = false;
        await Create(Video());
        await _connection.Journal!.EndedAsync(new RunwayTask { Id = "known", Status = RunwayTaskStatus.Failed }, _service.Clock.GetUtcNow());
        Assert.Equal(0, _connection.Journal.CountFinished(DateTimeOffset.MaxValue));
        await _connection.Journal.CompactAsync(DateTimeOffset.MaxValue);
        _isLost = true;
        var entry = await Lose();
        Request("known", 0);

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", "has no request for");
    }

    [Fact]
    public async Task Finished_tasks_of_routers_leave_the_journal_an_hour_later_unless_a_create_of_the_router_is_unknown()
    {
        _isLost = false;
        await Create(Video());
        await _connection.Journal!.EndedAsync(new RunwayTask { Id = "known", Status = RunwayTaskStatus.Failed }, _service.Clock.GetUtcNow());
        _service.Clock.Advance(TimeSpan.FromHours(2));
        await Create(new ImageRequest { Model = "gen4_image", PromptText = "a", Ratio = "1280:720" });

        Assert.Equal(1, _connection.Journal.CountFinished(DateTimeOffset.MaxValue));
        _isLost = true;
        await Lose();
        Assert.Equal(0, _connection.Journal.CountFinished(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task The_list_of_requests_may_have_any_order()
    {
        var entry = await Lose();
        Request("old", -86_400);
        Request("t1", 0);
        Request("older", -172_800);

        Assert.Equal("t1", (await Settle(entry)).Id);
    }

    [Fact]
    public async Task Creates_of_other_routers_media_and_times_are_no_rivals()
    {
        var entry = await Lose();
        await Lose(new RoutedVideo { Router = "other", PromptText = "b" });
        await Lose(new RoutedImage { Router = "draft", PromptText = "c" });
        Request("t1", 0);
        _service.Clock.Advance(TimeSpan.FromHours(1));
        await Lose();

        Assert.Equal("t1", (await Settle(entry)).Id);
    }

    [Fact]
    public async Task A_task_that_the_journal_has_already_is_no_candidate()
    {
        var entry = await Lose();
        _isLost = false;
        await Create(Video());
        Request("known", 1);
        Request("t1", 0);

        Assert.Equal("t1", (await Settle(entry)).Id);
    }

    [Fact]
    public async Task A_create_without_a_router_cannot_be_settled()
    {
        var entry = await Lose(new ImageRequest { Model = "gen4_image", PromptText = "a", Ratio = "1280:720" });
        var before = _service.Requests.Count;

        await StaysUnknown(entry, "RunwayOutcomeNotSettled", "a create of text_to_image");
        Assert.Equal(before, _service.Requests.Count);
    }

    [Fact]
    public async Task A_router_that_is_gone_is_told()
    {
        var entry = await Lose(new RoutedVideo { Router = "gone", PromptText = "a" });

        await StaysUnknown(entry, "RunwayRouterNotFound", "'gone'");
    }

    [Fact]
    public async Task Each_router_is_read_once_for_all_creates()
    {
        var first = await Lose();
        _service.Clock.Advance(TimeSpan.FromHours(1));
        var second = await Lose();
        Request("t2", 0);
        Request("t1", -3600);
        var before = _service.Requests.Count;
        var lost = new LostTasks(_connection.Context, _connection.Routers, _connection.Journal!);

        Assert.Equal(["t1", "t2"], [(await _service.Clock.Drive(() => lost.FindAsync(first, null, default))).Id, (await _service.Clock.Drive(() => lost.FindAsync(second, null, default))).Id]);
        Assert.Equal(2, _service.Requests.Count - before);
    }

    private static RoutedVideo Video() => new() { Router = "draft", PromptText = "a" };

    private void Request(string task, int seconds, string status = "routed") => _requests.Add(
        $$"""{"id":"q-{{task}}","status":"{{status}}","model":"wan3","provider":"alibaba","estimatedCredits":50,"taskId":"{{task}}","createdAt":"{{_service.Clock.GetUtcNow().AddSeconds(seconds):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}","pipeline":[],"emptiedBy":[]}""");

    private Task<RunwayTask> Create(GenerationRequest request) => _service.Clock.Drive(() => _connection.Tasks.CreateAsync(RequestReview.Of(request), new SubmissionOptions(), null, default));

    // The id of the create in the history.
    private async Task<string> Lose(GenerationRequest? request = null) => (await Assert.ThrowsAsync<RunwayTaskException>(() => Create(request ?? Video()))).Task.Id;

    private async Task<RunwayTask> Settle(string entry)
    {
        var lost = new LostTasks(_connection.Context, _connection.Routers, _connection.Journal!);
        var task = await _service.Clock.Drive(() => lost.FindAsync(entry, null, default));
        await _service.Clock.Drive(async () =>
        {
            await lost.AdoptAsync(entry, task);
            return true;
        });
        return task;
    }

    private async Task StaysUnknown(string entry, string id, string text)
    {
        var error = await Assert.ThrowsAsync<RunwayException>(() => Settle(entry));
        Assert.Equal(id, error.ErrorId);
        Assert.Contains(text, error.Message);
        Assert.Contains(entry, TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter { Unknown = true }).Select(t => t.Id));
    }

    private IReadOnlyList<RunwayTask> History() => TaskHistory.Read(_connection.Journal!, new TaskHistoryFilter());
}
