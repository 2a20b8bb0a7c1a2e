namespace Runway.Tests;

/// <summary>The promise: the journal lists exactly the unfinished and the unknown tasks as such.</summary>
public sealed class JournalTruthTests : JournalLab
{
    private static readonly TaskHistoryFilter Unfinished = new() { Unfinished = true };
    private static readonly TaskHistoryFilter Unknown = new() { Unknown = true };

    [Fact]
    public async Task A_task_that_was_stopped_or_deleted_is_not_unfinished()
    {
        using var connection = Connect();
        var (stopped, deleted) = (await Create("a"), await Create("b"));

        await Drive(() => connection.Tasks.StopAsync(stopped, null, default));
        await Drive(() => connection.Tasks.DeleteAsync(deleted, null, default));

        Assert.Empty(History(Unfinished));
        Assert.Equal([RunwayTaskStatus.Cancelled, RunwayTaskStatus.Deleted], History(new()).Select(t => t.Status));
        Assert.Equal(2, await Journal.CompactAsync(DateTimeOffset.MaxValue));
    }

    [Theory]
    [InlineData("{\"error\":\"Not found\"}", true)]
    [InlineData("<html>portal</html>", false)]
    public async Task A_404_of_the_service_means_that_a_task_was_deleted_and_a_404_of_a_proxy_page_does_not(string body, bool isGone)
    {
        using var connection = Connect();
        var task = await Create("a");
        Service.Answer = _ => FakeService.Status(404, body);

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(() => connection.Tasks.GetAsync(task, null, default)));

        Assert.Equal("RunwayTaskNotFound", error.ErrorId);
        Assert.Equal(isGone ? 0 : 1, History(Unfinished).Count);
    }

    [Fact]
    public async Task A_404_for_another_key_does_not_mean_that_a_task_was_deleted()
    {
        var task = await Create("a");
        Service.Answer = _ => FakeService.Status(404);
        using var other = Service.Connect(o => o with { JournalFolder = Folder.Path, ApiKey = RunwayEnvironment.ToSecureString(FakeService.Key.Replace('0', '1')) });

        await Assert.ThrowsAsync<RunwayException>(() => Drive(() => other.Tasks.GetAsync(task, null, default)));

        Assert.Single(History(Unfinished));
    }

    [Fact]
    public async Task The_end_of_a_task_that_a_single_read_sees_is_recorded()
    {
        using var connection = Connect();
        var task = await Create("a");
        Service.Answer = seen => FakeService.Task("t1", "FAILED");

        await Drive(() => connection.Tasks.GetAsync(task, null, default));

        Assert.Empty(History(Unfinished));
    }

    [Fact]
    public async Task A_succeeded_task_without_an_output_is_unfinished()
    {
        using var connection = Connect();
        var task = await Create("a");
        Service.Answer = seen => FakeService.Task("t1", "SUCCEEDED", ",\"output\":[]");

        await Drive(() => connection.Tasks.WaitAsync(task, null, default));

        Assert.Single(History(Unfinished));
    }

    [Fact]
    public async Task A_task_whose_outputs_are_all_saved_is_finished_even_if_its_end_was_not_recorded()
    {
        var task = (await Create("a")) with { Status = "SUCCEEDED", Output = ["https://x.test/a", "https://x.test/b"] };
        File.WriteAllText(Folder["a.png"], "a");

        await Journal.SavedAsync(task, 1, new FileInfo(Folder["a.png"]), DateTimeOffset.UtcNow);
        Assert.Single(History(Unfinished));
        await Journal.SavedAsync(task, 2, new FileInfo(Folder["a.png"]), DateTimeOffset.UtcNow);

        Assert.Empty(History(Unfinished));
    }

    [Fact]
    public async Task An_id_that_is_in_the_journal_twice_is_one_task()
    {
        Service.Answer = seen => seen.Method == HttpMethod.Post ? FakeService.Json("{\"id\":\"same\"}") : FakeService.Task("same", "FAILED");
        using var connection = Connect();
        var task = await Create("a");
        await Create("a");

        await Drive(() => connection.Tasks.WaitAsync(task, null, default));

        Assert.Equal("FAILED", Assert.Single(History(new())).Status);
    }

    [Fact]
    public async Task A_request_that_was_not_sent_is_not_unknown_unless_the_system_was_restarted()
    {
        await Journal.IntendAsync("e1", "service", Request("a"), new RequestNote(null, null, []), SubmissionOptions.Default, DateTimeOffset.UtcNow);
        Assert.Empty(History(Unknown));

        // The same file, read after a restart of the system.
        var text = Text().Replace(JournalOwner.Current.Boot, "ended by a power cut", StringComparison.Ordinal);
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere["copy.jsonl"], text);

        Assert.Equal("intent:e1", Assert.Single(TaskHistory.Read(TaskJournal.At(elsewhere.Path), Unknown)).Id);
    }

    [Fact]
    public async Task A_request_that_was_sent_by_a_killed_process_is_unknown()
    {
        var intended = await Journal.IntendAsync("e1", "service", Request("a"), new RequestNote(null, null, []), SubmissionOptions.Default, DateTimeOffset.UtcNow);
        Journal.Send("e1", intended, 1, DateTimeOffset.UtcNow);
        Assert.Empty(History(Unknown));

        var text = Text().Replace($"\"process\":{Environment.ProcessId}", "\"process\":0", StringComparison.Ordinal);
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere["copy.jsonl"], text);
        Assert.Contains("process ended", Assert.Single(TaskHistory.Read(TaskJournal.At(elsewhere.Path), Unknown)).Failure);

        // A create that the service declined was not accepted.
        File.AppendAllText(elsewhere["copy.jsonl"], "{\"event\":\"declined\",\"at\":\"2026-11-21T03:00:00Z\",\"entry\":\"e1\",\"attempt\":1}\n");
        Assert.Empty(TaskHistory.Read(TaskJournal.At(elsewhere.Path), Unknown));
    }

    [Fact]
    public async Task A_dismissed_entry_is_not_listed_and_can_be_cleared()
    {
        Service.Answer = _ => throw new HttpRequestException("cut", new IOException("reset"));
        using var connection = Connect();
        await Assert.ThrowsAsync<RunwayTaskException>(() => Drive(() => connection.Tasks.CreateAsync(Request("a"), Batch("b", "f"), null, default)));
        var entry = Assert.Single(History(Unknown)).Id;

        Assert.Equal(["intent:other"], await Journal.DismissAsync([entry, "intent:other"]));

        Assert.Empty(History(Unknown));
        await Journal.CompactAsync(DateTimeOffset.MaxValue);
        Assert.Equal(string.Empty, Text());
    }

    [Fact]
    public async Task A_journal_entry_is_refused_as_a_task_id_and_nothing_is_sent()
    {
        using var connection = Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => connection.Tasks.DeleteAsync(new RunwayTask { Id = "intent:0123" }, null, default));

        Assert.Contains("intent:0123", error.Message);
        Assert.Equal(ErrorCase.NotATaskId, error.Case);
        Assert.Empty(Service.Requests);
    }

    [Theory]
    [InlineData("""{"id":"t1","estimatedCost":{"credits":"five"}}""")]
    [InlineData("""{"id":"t1","estimatedCost":"five"}""")]
    [InlineData("""{"id":"t1","estimatedCost":{"credits":-5}}""")]
    [InlineData("""{"id":"t1","estimatedCost":{"credits":1e300}}""")]
    [InlineData("""{"id":"t1","estimatedCost":{"credits":1e999}}""")]
    [InlineData("""{"estimatedCost":{"credits":NaN,"id":"other"},"id":"t1"}""")]
    [InlineData("""{"id":"t1"} trailing bytes""")]
    [InlineData("""{"id":"t1","estimatedCost":{"credits":5""")]
    public async Task An_id_in_the_response_is_kept_even_if_the_rest_is_wrong(string answer)
    {
        Service.Answer = _ => FakeService.Json(answer);
        using var connection = Service.Connect(o => o with { JournalFolder = Folder.Path, Budget = new CreditBudget(1000) });

        var task = await Drive(() => connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, Observer, default));

        Assert.Equal("t1", task.Id);
        Assert.Equal("t1", Assert.Single(History(new())).Id);
        Assert.True(connection.Options.Budget!.Reserved >= 0);
    }

    [Fact]
    public async Task The_history_of_one_service_contains_no_task_of_another()
    {
        await Create("real");
        using var rehearsal = Service.Connect(o => o with { JournalFolder = Folder.Path, BaseUrl = "http://127.0.0.1:4010" });
        await Drive(() => rehearsal.Tasks.CreateAsync(Request("rehearsed"), SubmissionOptions.Default, null, default));

        Assert.Equal("rehearsed", Assert.Single(History(new() { Service = rehearsal.BaseAddress })).PromptText);
        Assert.Equal(2, History(new()).Count);
    }

    private static SubmissionOptions Batch(string batch, string fingerprint) => new() { Batch = batch, Fingerprint = fingerprint };
}
