using System.Text;

namespace Runway.Tests;

/// <summary>The promise: what the journal lists as unfinished or unknown is so, and what it lists as neither is not.</summary>
public sealed class JournalTruthTests : IDisposable
{
    private static readonly TaskHistoryFilter Unfinished = new() { Unfinished = true };
    private static readonly TaskHistoryFilter Unknown = new() { Unknown = true };
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new();
    private int _created;

    public JournalTruthTests() => _service.Answer = seen => seen.Method == HttpMethod.Post
        ? FakeService.Json($"{{\"id\":\"t{Interlocked.Increment(ref _created)}\"}}")
        : seen.Method == HttpMethod.Delete ? new HttpResponseMessage(System.Net.HttpStatusCode.NoContent) : FakeService.Task(seen.Path.Split('/')[^1], "RUNNING");

    private TaskJournal Journal => TaskJournal.At(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_task_that_was_stopped_or_deleted_is_not_unfinished()
    {
        using var connection = Connect();
        var (stopped, deleted) = (await Create("a"), await Create("b"));

        await Drive(connection.Tasks.StopAsync(stopped, null, default));
        await Drive(connection.Tasks.DeleteAsync(deleted.Id, null, default));

        Assert.Empty(History(Unfinished));
        Assert.Equal([RunwayTaskStatus.Cancelled, RunwayTaskStatus.Deleted], History(new()).Select(t => t.Status));
        Assert.Equal(2, await Journal.CompactAsync(DateTimeOffset.MaxValue));
    }

    [Theory]
    [InlineData("{\"error\":\"Not found\"}", true)]
    [InlineData("<html>portal</html>", false)]
    public async Task A_task_is_gone_when_the_service_says_so_and_not_when_a_portal_does(string body, bool isGone)
    {
        using var connection = Connect();
        var task = await Create("a");
        _service.Answer = _ => FakeService.Status(404, body);

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.GetAsync(task, null, default)));

        Assert.Equal("RunwayTaskNotFound", error.ErrorId);
        Assert.Equal(isGone ? 0 : 1, History(Unfinished).Count);
    }

    [Fact]
    public async Task A_task_of_another_organization_is_not_gone_because_this_key_does_not_see_it()
    {
        var task = await Create("a");
        _service.Answer = _ => FakeService.Status(404);
        using var other = _service.Connect(o => o with { JournalFolder = _folder.Path, ApiKey = RunwayEnvironment.ToSecureString(FakeService.Key.Replace('0', '1')) });

        await Assert.ThrowsAsync<RunwayException>(() => Drive(other.Tasks.GetAsync(task, null, default)));

        Assert.Single(History(Unfinished));
    }

    [Fact]
    public async Task An_end_that_a_single_read_sees_is_noted()
    {
        using var connection = Connect();
        var task = await Create("a");
        _service.Answer = seen => FakeService.Task("t1", "FAILED");

        await Drive(connection.Tasks.GetAsync(task, null, default));

        Assert.Empty(History(Unfinished));
    }

    [Fact]
    public async Task A_success_without_output_is_still_unfinished()
    {
        using var connection = Connect();
        var task = await Create("a");
        _service.Answer = seen => FakeService.Task("t1", "SUCCEEDED", ",\"output\":[]");

        await Drive(connection.Tasks.WaitAsync(task, null, default));

        Assert.Single(History(Unfinished));
    }

    [Fact]
    public async Task A_task_whose_outputs_are_all_saved_is_finished_though_nobody_noted_its_end()
    {
        var task = (await Create("a")) with { Status = "SUCCEEDED", Output = ["https://x.test/a", "https://x.test/b"] };
        File.WriteAllText(_folder["a.png"], "a");

        await Journal.SavedAsync(task, 1, new FileInfo(_folder["a.png"]), DateTimeOffset.UtcNow);
        Assert.Single(History(Unfinished));
        await Journal.SavedAsync(task, 2, new FileInfo(_folder["a.png"]), DateTimeOffset.UtcNow);

        Assert.Empty(History(Unfinished));
    }

    [Fact]
    public async Task An_id_that_stands_in_the_journal_twice_is_one_task()
    {
        _service.Answer = seen => seen.Method == HttpMethod.Post ? FakeService.Json("{\"id\":\"same\"}") : FakeService.Task("same", "FAILED");
        using var connection = Connect();
        var task = await Create("a");
        await Create("a");

        await Drive(connection.Tasks.WaitAsync(task, null, default));

        Assert.Equal("FAILED", Assert.Single(History(new())).Status);
    }

    [Fact]
    public async Task A_request_that_never_went_out_is_not_unknown_unless_the_power_was_cut()
    {
        await Journal.IntendAsync("e1", "service", Request("a"), new RequestNote(null, null, []), SubmissionOptions.Default, DateTimeOffset.UtcNow);
        Assert.Empty(History(Unknown));

        // The same file, read after another start of the system.
        var text = Text().Replace(JournalOwner.Current.Boot, "ended by a power cut", StringComparison.Ordinal);
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere["copy.jsonl"], text);

        Assert.Equal("intent:e1", Assert.Single(TaskHistory.Read(TaskJournal.At(elsewhere.Path), Unknown)).Id);
    }

    [Fact]
    public async Task A_request_that_went_out_and_whose_process_died_is_unknown()
    {
        var intended = await Journal.IntendAsync("e1", "service", Request("a"), new RequestNote(null, null, []), SubmissionOptions.Default, DateTimeOffset.UtcNow);
        Journal.Send("e1", intended, 1, DateTimeOffset.UtcNow);
        Assert.Empty(History(Unknown));

        var text = Text().Replace($"\"process\":{Environment.ProcessId}", "\"process\":0", StringComparison.Ordinal);
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere["copy.jsonl"], text);
        Assert.Contains("process ended", Assert.Single(TaskHistory.Read(TaskJournal.At(elsewhere.Path), Unknown)).Failure);

        // What the service declined was not taken.
        File.AppendAllText(elsewhere["copy.jsonl"], "{\"event\":\"declined\",\"at\":\"2026-11-21T03:00:00Z\",\"entry\":\"e1\",\"attempt\":1}\n");
        Assert.Empty(TaskHistory.Read(TaskJournal.At(elsewhere.Path), Unknown));
    }

    [Fact]
    public async Task What_was_looked_into_is_not_listed_any_more_and_is_created_again()
    {
        _service.Answer = _ => throw new HttpRequestException("cut", new IOException("reset"));
        using var connection = Connect();
        await Assert.ThrowsAsync<RunwayTaskException>(() => Drive(connection.Tasks.CreateAsync(Request("a"), Batch("b", "f"), null, default)));
        var entry = Assert.Single(History(Unknown)).Id;

        Assert.Equal(["intent:other"], await Journal.DismissAsync([entry, "intent:other"]));

        Assert.Empty(History(Unknown));
        await Journal.CompactAsync(DateTimeOffset.MaxValue);
        Assert.Equal(string.Empty, Text());
    }

    [Fact]
    public async Task An_entry_is_no_id_and_nothing_is_sent_for_it()
    {
        using var connection = Connect();

        var error = await Assert.ThrowsAsync<RunwayException>(() => connection.Tasks.DeleteAsync("intent:0123", null, default));

        Assert.Contains("intent:0123", error.Message);
        Assert.Equal(ErrorCase.NotATaskId, error.Case);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task A_create_on_a_closed_connection_is_an_error_and_no_doubt()
    {
        var connection = Connect();
        connection.Dispose();

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default)));
        var read = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.GetAsync(new RunwayTask { Id = "t" }, null, default)));

        Assert.Equal(("RunwayConnectionClosed", "RunwayConnectionClosed"), (error.ErrorId, read.ErrorId));
        Assert.Empty(History(new()));
    }

    [Fact]
    public async Task A_download_on_a_closed_connection_is_the_same_error()
    {
        using var lab = new SaveLab();
        var connection = lab.Connect();
        connection.Dispose();

        await lab.Save(connection, null, default, SaveLab.Task());

        Assert.Equal("RunwayConnectionClosed", Assert.Single(lab.Failed).ErrorId);
    }

    [Fact]
    public async Task A_create_that_is_out_when_its_connection_is_closed_reaches_the_journal()
    {
        _service.Latency = TimeSpan.FromSeconds(5);
        var connection = Connect();
        var create = connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default);
        while (_service.Requests.Count == 0)
        {
            await Task.Yield();
        }

        var close = connection.CloseAsync(default);
        Assert.False(close.IsCompleted);

        Assert.Equal("t1", (await Drive(create)).Id);
        Assert.Equal(0, await close);
        Assert.Equal("t1", Assert.Single(History(new())).Id);
        Assert.Contains("\"event\":\"end\"", Text());
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
    public async Task An_id_that_is_in_the_answer_is_kept_whatever_is_wrong_with_the_rest(string answer)
    {
        _service.Answer = _ => FakeService.Json(answer);
        using var connection = _service.Connect(o => o with { JournalFolder = _folder.Path, Budget = new CreditBudget(1000) });

        var task = await Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, _observer, default));

        Assert.Equal("t1", task.Id);
        Assert.Equal("t1", Assert.Single(History(new())).Id);
        Assert.True(connection.Options.Budget!.Reserved >= 0);
    }

    [Fact]
    public async Task Creates_stop_at_once_when_the_folder_is_removed_and_what_is_paid_for_is_noted_in_a_new_one()
    {
        await Create("before");
        using var connection = Connect();
        _service.Answer = _ =>
        {
            Directory.Delete(_folder.Path, recursive: true);
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        Assert.Equal("paid", (await Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default))).Id);
        Assert.Equal("paid", Assert.Single(History(new())).Id);

        Directory.Delete(_folder.Path, recursive: true);
        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default)));
        Assert.Equal(("RunwayJournalNotWritable", true), (error.ErrorId, error.EndsBatch));
        Assert.Equal(2, _service.Requests.Count);
        Directory.CreateDirectory(_folder.Path);
    }

    [Fact]
    public async Task A_folder_that_is_removed_while_an_answer_is_on_its_way_is_told_by_the_next_create()
    {
        await Create("before");
        using var connection = Connect();
        _service.Answer = _ =>
        {
            Directory.Delete(_folder.Path, recursive: true);
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        await Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default));
        _service.Answer = _ => FakeService.Json("{\"id\":\"next\"}");

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default)));
        Assert.Contains("was removed while it was in use", error.Message);
        await Drive(connection.Tasks.CreateAsync(Request("c"), SubmissionOptions.Default, null, default));

        Assert.Equal(["next", "paid"], History(new()).Select(t => t.Id).Order());
    }

    [Fact]
    public async Task A_create_that_lost_its_intent_takes_no_other_with_it()
    {
        using var connection = Connect();
        var journal = connection.Journal!;
        var lost = await journal.IntendAsync("1", connection.Context.Identity, Request("a"), new RequestNote(null, null, []), SubmissionOptions.Default, default);
        Directory.Delete(_folder.Path, recursive: true);
        Assert.Throws<RunwayException>(() => journal.Send("1", lost, 1, default));
        var kept = await journal.IntendAsync("2", connection.Context.Identity, Request("b"), new RequestNote(null, null, []), SubmissionOptions.Default, default);

        Assert.Throws<RunwayException>(() => journal.Send("1", lost, 1, default));

        journal.Send("2", kept, 1, default);
    }

    [Fact]
    public async Task An_intent_whose_folder_is_gone_is_not_sent()
    {
        using var connection = Connect();
        _service.BeforeBody = _ =>
        {
            Directory.Delete(_folder.Path, recursive: true);
            return null;
        };

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default)));

        Assert.Equal("RunwayJournalNotWritable", error.ErrorId);
        Assert.Empty(_service.Requests);
        Directory.CreateDirectory(_folder.Path);
    }

    [Fact]
    public async Task An_id_that_cannot_be_written_is_told_and_written_as_soon_as_it_can_be()
    {
        using var connection = Connect();
        _service.Answer = _ =>
        {
            Directory.Delete(_folder.Path, recursive: true);
            File.WriteAllText(_folder.Path, "in the way");
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        var task = await Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, _observer, default));
        Assert.Equal("paid", task.Id);
        Assert.Contains("paid", Assert.Single(_observer.Warnings));

        File.Delete(_folder.Path);
        _service.Answer = _ => FakeService.Json("{\"id\":\"next\"}");
        await Drive(connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default));

        Assert.Equal(["next", "paid"], History(new()).Select(t => t.Id).Order());
    }

    [Fact]
    public async Task A_task_that_was_created_again_is_answered_for_by_the_one_that_repeats_it()
    {
        using var connection = Connect();
        var review = RequestReview.Of(Request("a"));
        var options = new SubmissionOptions { Batch = "b", Fingerprint = RequestFingerprint.Of(review) };
        var first = await Drive(connection.Tasks.CreateAsync(review, options, null, default));
        var second = await Drive(connection.Tasks.CreateAsync(review, options with { RetryOf = first.Id }, null, default));

        var memory = new BatchMemory(connection.Journal, connection.BaseAddress, "b");

        Assert.Equal(second.Id, memory.Take(review).Known!.Id);
        Assert.Null(memory.Take(review).Known);
    }

    [Fact]
    public async Task Clearing_keeps_what_a_newer_version_wrote_byte_for_byte()
    {
        string[] foreign = ["""{ "event":"polished","at":"2030-01-01T00:00:00Z","shine":3.10 }""", """{"event":"created","at":"2026-11-21T03:00:00Z","entry":"x","id":"new","shine":[1, 2]}"""];
        await Create("open");
        File.WriteAllText(_folder["newer.jsonl"], string.Join('\n', foreign) + "\n{\"event\":\"int");

        await Journal.CompactAsync(DateTimeOffset.MaxValue);

        Assert.All(foreign, line => Assert.Contains(line + "\n", Text()));
        Assert.False(File.Exists(_folder["newer.jsonl"]));
    }

    [Fact]
    public async Task Clearing_leaves_the_file_of_a_process_elsewhere_until_nobody_wrote_to_it_for_a_week()
    {
        var task = await Create("a");
        await Journal.EndedAsync(task with { Status = "FAILED" }, DateTimeOffset.UtcNow);
        var lines = Text().Replace(JournalOwner.Current.Host, "elsewhere", StringComparison.Ordinal);
        await Journal.CompactAsync(DateTimeOffset.MaxValue);
        var name = _folder[$"20261121T030000000-elsewhere-1-{Guid.NewGuid():N}.jsonl"];
        File.WriteAllText(name, lines);

        Assert.Equal(0, await Journal.CompactAsync(DateTimeOffset.MaxValue));
        Assert.Single(History(new()));
        File.SetLastWriteTimeUtc(name, DateTime.UtcNow.AddDays(-8));
        Assert.Equal(1, await Journal.CompactAsync(DateTimeOffset.MaxValue));
        Assert.Empty(History(new()));
    }

    [Fact]
    public async Task History_of_one_service_holds_no_task_of_another()
    {
        await Create("real");
        using var rehearsal = _service.Connect(o => o with { JournalFolder = _folder.Path, BaseUrl = "http://127.0.0.1:4010" });
        await Drive(rehearsal.Tasks.CreateAsync(Request("rehearsed"), SubmissionOptions.Default, null, default));

        Assert.Equal("rehearsed", Assert.Single(History(new() { Service = rehearsal.BaseAddress })).PromptText);
        Assert.Equal(2, History(new()).Count);
    }

    private static SubmissionOptions Batch(string batch, string fingerprint) => new() { Batch = batch, Fingerprint = fingerprint };

    private static ImageRequest Request(string prompt) => new() { Model = "gen4_image", PromptText = prompt, Ratio = "720:720" };

    private RunwayConnection Connect() => _service.Connect(o => o with { JournalFolder = _folder.Path });

    private Task<T> Drive<T>(Task<T> work) => _service.Clock.Drive(work);

    private async Task<RunwayTask> Create(string prompt)
    {
        using var connection = Connect();
        return await Drive(connection.Tasks.CreateAsync(Request(prompt), SubmissionOptions.Default, null, default));
    }

    private IReadOnlyList<RunwayTask> History(TaskHistoryFilter filter) => TaskHistory.Read(Journal, filter);

    private string Text() => string.Concat(Directory.GetFiles(_folder.Path, "*.jsonl").Select(path =>
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        return reader.ReadToEnd();
    }));
}
