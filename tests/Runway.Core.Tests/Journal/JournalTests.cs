namespace Runway.Tests;

/// <summary>The promise: every id that the service returned is in the journal, or its intent is listed as unknown.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new();
    private int _accepted;

    public JournalTests() => _service.Answer = seen => Accept(seen);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_intent_is_on_disk_before_the_request_is_sent_and_the_id_before_the_task_is_returned()
    {
        string? atSending = null;
        _service.Answer = seen =>
        {
            atSending = Text();
            return Accept(seen);
        };

        var task = await Create("a lighthouse");

        Assert.Contains("\"event\":\"intent\"", atSending);
        Assert.Contains("a lighthouse", atSending);
        Assert.DoesNotContain(task.Id, atSending);
        Assert.Contains($"\"id\":\"{task.Id}\"", Text());
    }

    [Fact]
    public async Task A_thousand_creates_of_which_every_tenth_response_is_cut_are_recorded_and_sent_once()
    {
        _service.Answer = seen => Accept(seen, cut: n => n % 10 == 0);
        using var connection = Connect();

        var results = await _service.Clock.Drive(() => Task.WhenAll(Enumerable.Range(0, 1000).Select(async i =>
        {
            try
            {
                return (await connection.Tasks.CreateAsync(Request($"prompt {i}"), SubmissionOptions.Default, null, default)).Id;
            }
            catch (RunwayException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown)
            {
                return null;
            }
        })));

        var history = History();
        Assert.Equal(1000, _accepted);
        Assert.Equal(results.OfType<string>().Order(), history.Where(t => t.Status != "UNKNOWN").Select(t => t.Id).Order());
        Assert.Equal((900, 100), (results.OfType<string>().Count(), History(new() { Unknown = true }).Count));
        Assert.Equal(1000, history.Select(t => t.PromptText).Distinct().Count());
    }

    [Fact]
    public async Task An_error_about_an_unknown_outcome_names_the_entry_in_the_journal()
    {
        _service.Answer = seen => throw new HttpRequestException("cut", new IOException("reset"));

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => Create("x"));

        var entry = Assert.Single(History(new() { Unknown = true })).Id;
        Assert.StartsWith("intent:", entry);
        Assert.Contains(entry, error.Message);
        Assert.Equal("RunwaySubmissionOutcomeUnknown", (await Assert.ThrowsAsync<RunwayException>(() => Connect().Tasks.WaitAsync(new RunwayTask { Id = entry }, null, default))).ErrorId);
    }

    [Fact]
    public async Task With_CheckBalance_the_error_shows_the_balance_before_and_after()
    {
        _service.Answer = seen => seen.Path == "/v1/organization" ? FakeService.Json("{\"creditBalance\":95}") : FakeService.Status(504);
        using var connection = Connect();

        var error = await Assert.ThrowsAsync<RunwayTaskException>(() => _service.Clock.Drive(
            () => connection.Tasks.CreateAsync(Request("x"), new SubmissionOptions { BalanceBefore = 100 }, null, default)));

        Assert.Contains("100 credits before the batch and is 95 now", error.Message);
    }

    [Fact]
    public async Task A_create_of_unknown_outcome_is_sent_again_only_with_RetryUnknown_and_each_attempt_is_recorded()
    {
        _service.Answer = seen => _service.Requests.Count < 3 ? FakeService.Status(502) : Accept(seen);
        using var connection = Connect();

        var task = await _service.Clock.Drive(() => connection.Tasks.CreateAsync(Request("x"), new SubmissionOptions { RetryUnknown = true }, null, default));

        Assert.Equal(3, _service.Requests.Count);
        Assert.Equal(["UNKNOWN", "UNKNOWN", "PENDING"], History().Select(t => t.Status));
        Assert.Contains(History(), t => t.Id == task.Id);
    }

    [Fact]
    public async Task A_refused_request_leaves_no_task_behind()
    {
        _service.Answer = _ => FakeService.Status(400);

        await Assert.ThrowsAsync<RunwayException>(() => Create("x"));

        Assert.Empty(History());
    }

    [Fact]
    public async Task Nothing_is_sent_when_the_journal_cannot_be_written()
    {
        File.WriteAllText(_folder["blocked"], string.Empty);
        using var connection = _service.Connect(o => o with { JournalFolder = _folder["blocked"] });

        var error = await Assert.ThrowsAsync<RunwayException>(() => _service.Clock.Drive(() => connection.Tasks.CreateAsync(Request("x"), SubmissionOptions.Default, null, default)));

        Assert.Equal("RunwayJournalNotWritable", error.ErrorId);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public async Task An_incomplete_line_and_lines_of_another_version_are_ignored()
    {
        var task = await Create("x");
        File.AppendAllText(Assert.Single(Directory.GetFiles(_folder.Path)), "{\"event\":\"polished\",\"at\":\"2030-01-01T00:00:00Z\",\"shine\":3}\n{\"event\":\"intent\",\"at\":\"2026-11-2");

        Assert.Equal(task.Id, Assert.Single(History()).Id);
    }

    [Fact]
    public async Task A_process_that_ends_between_two_writes_leaves_an_intent_that_is_listed_as_unknown()
    {
        await Create("x");
        var file = Assert.Single(Directory.GetFiles(_folder.Path));
        var intent = File.ReadLines(file).Single(l => l.Contains("\"intent\"", StringComparison.Ordinal));
        File.WriteAllText(_folder["other.jsonl"], intent.Replace("\"entry\":\"", "\"entry\":\"dead", StringComparison.Ordinal) + "\n");

        Assert.Contains("process ended", Assert.Single(History(new() { Unknown = true })).Failure);
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_journal()
    {
        await Create("x");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(_folder.Path))));
        }
    }

    [Fact]
    public async Task The_journal_contains_no_key_and_no_signed_query()
    {
        _service.Answer = seen => seen.Method == HttpMethod.Post
            ? Accept(seen)
            : FakeService.Task("t1", "SUCCEEDED", ",\"output\":[\"https://out.test/a.png?_jwt=secret-token\"]");
        using var connection = Connect();
        var request = Request($"{FakeService.Key} https://in.test/a.png?_jwt=secret-token");

        var task = await _service.Clock.Drive(() => connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, default));
        await _service.Clock.Drive(() => connection.Tasks.WaitAsync(task, null, default));

        Assert.Contains("SUCCEEDED", Text());
        Assert.DoesNotContain("secret-token", Text());
        Assert.DoesNotContain(FakeService.Key, Text());
    }

    private static ImageRequest Request(string prompt) => new() { Model = "gen4_image", PromptText = prompt };

    private RunwayConnection Connect() => _service.Connect(o => o with { JournalFolder = _folder.Path });

    private async Task<RunwayTask> Create(string prompt)
    {
        using var connection = Connect();
        return await _service.Clock.Drive(() => connection.Tasks.CreateAsync(Request(prompt), SubmissionOptions.Default, null, default));
    }

    // Accepts the request and responds, or accepts it and breaks the connection.
    private HttpResponseMessage Accept(Seen seen, Predicate<int>? cut = null)
    {
        var number = Interlocked.Increment(ref _accepted);
        return cut?.Invoke(number) == true
            ? throw new HttpRequestException("cut", new IOException("reset"))
            : FakeService.Json($"{{\"id\":\"t{number}\"}}");
    }

    private IReadOnlyList<RunwayTask> History(TaskHistoryFilter? filter = null) => TaskHistory.Read(TaskJournal.At(_folder.Path), filter ?? new());

    private string Text() => string.Concat(Directory.GetFiles(_folder.Path, "*.jsonl").Select(path =>
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }));
}
