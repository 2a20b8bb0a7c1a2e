namespace Runway.Tests;

/// <summary>Failed tasks are created again only after temporary failures, only as often as requested, and linked.</summary>
public sealed class RetryFailedTests : IDisposable
{
    private readonly TemporaryFolder _journal = new();
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new();
    private int _created;
    private string? _code;
    private int _failures = int.MaxValue;

    public RetryFailedTests() => _service.Answer = seen => seen.Method == HttpMethod.Post
        ? FakeService.Json($"{{\"id\":\"t{++_created}\"}}")
        : _created <= _failures
            ? FakeService.Task(seen.Path.Split('/')[^1], "FAILED", _code is null ? string.Empty : $",\"failureCode\":\"{_code}\"")
            : FakeService.Task(seen.Path.Split('/')[^1], "SUCCEEDED");

    public void Dispose() => _journal.Dispose();

    [Theory]
    [InlineData(null, 3)]
    [InlineData("INTERNAL", 3)]
    [InlineData("INPUT_PREPROCESSING.INTERNAL", 3)]
    [InlineData("THIRD_PARTY.UNAVAILABLE", 3)]
    [InlineData("INTERNAL.BAD_OUTPUT.CODE01", 1)]
    [InlineData("SAFETY.INPUT.TEXT", 1)]
    [InlineData("SAFETY.OUTPUT.VIDEO", 1)]
    [InlineData("INPUT_PREPROCESSING.SAFETY.TEXT", 1)]
    [InlineData("ASSET.INVALID", 1)]
    [InlineData("SOMETHING.NEW", 1)]
    public async Task Only_temporary_failure_codes_are_retried(string? code, int created)
    {
        _code = code;

        Assert.Equal("FAILED", (await CreateAndWait(2)).Status);
        Assert.Equal(created, _created);
    }

    [Fact]
    public async Task A_retried_task_is_linked_to_the_first_task_in_the_journal()
    {
        _failures = 1;

        var task = await CreateAndWait(3);

        Assert.Equal(("t2", "t1", "SUCCEEDED", 7), (task.Id, task.RetryOf, task.Status, task.Index));
        Assert.Equal([null, "t1"], TaskHistory.Read(TaskJournal.At(_journal.Path), new()).Select(t => t.RetryOf));
        Assert.Contains("created again", Assert.Single(_observer.Warnings));
    }

    [Fact]
    public async Task A_timeout_in_the_pause_before_a_retry_returns_the_failed_task()
    {
        using var connection = Connect();
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(7), _service.Clock);
        var first = await _service.Clock.Drive(() => connection.Tasks.CreateAsync(new ImageRequest { Model = "gen4_image", PromptText = "a" }, new SubmissionOptions(), _observer, default));

        var task = await _service.Clock.Drive(() => connection.Tasks.WaitAsync(first, 3, _observer, time.Token));

        Assert.Equal((first.Id, "FAILED", 1), (task.Id, task.Status, _created));
    }

    [Fact]
    public async Task Nothing_is_created_again_without_RetryFailed()
    {
        await CreateAndWait(0);

        Assert.Equal(1, _created);
    }

    [Fact]
    public async Task A_task_of_another_session_cannot_be_retried_and_the_error_says_so()
    {
        using var connection = Connect();

        var task = await _service.Clock.Drive(() => connection.Tasks.WaitAsync(new RunwayTask { Id = "theirs" }, 3, _observer, default));

        Assert.Equal(("FAILED", 0), (task.Status, _created));
        Assert.Contains("only in the session that created it", Assert.Single(_observer.Warnings));
    }

    private RunwayConnection Connect() => _service.Connect(o => o with { JournalFolder = _journal.Path });

    [Fact]
    public void Requests_for_a_retry_are_kept_up_to_a_count_and_a_size()
    {
        var made = new CreatedTasks();
        for (var i = 0; i < CreatedTasks.MaxTasks + 5; i++)
        {
            made.Add(new CreatedTask(new RunwayTask { Id = $"t{i}" }, new ImageRequest { Model = "gen4_image", PromptText = "x" }, SubmissionOptions.Default));
        }

        Assert.Null(made.Find("t4"));
        Assert.NotNull(made.Find("t5"));
        Assert.NotNull(made.Find($"t{CreatedTasks.MaxTasks + 4}"));

        // Data URIs of 16 MB each in memory: sixteen of them are kept.
        var large = MediaSource.FromAddress("data:image/png;base64," + new string('A', 8 << 20));
        for (var i = 0; i < 20; i++)
        {
            made.Add(new CreatedTask(new RunwayTask { Id = $"large{i}" }, new ImageUpscaleRequest { Model = "magnific", Image = large }, SubmissionOptions.Default));
            made.DropRequest(i < 2 ? "large0" : "nobody");
        }

        Assert.Equal(15, Enumerable.Range(0, 20).Count(i => made.Find($"large{i}")?.Request is not null));
    }

    private async Task<RunwayTask> CreateAndWait(int retries)
    {
        using var connection = Connect();
        var request = new ImageRequest { Model = "gen4_image", PromptText = "x" };
        var task = await _service.Clock.Drive(() => connection.Tasks.CreateAsync(request, new SubmissionOptions { Index = 7 }, null, default));
        return await _service.Clock.Drive(() => connection.Tasks.WaitAsync(task, retries, _observer, default));
    }
}
