namespace Runway.Tests;

/// <summary>The promise: a full disk stops the run, and all paid tasks are in the journal.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new();
    private readonly RecordingObserver _observer = new();
    private volatile bool _isFull;

    public FullDiskTests() => JournalOutput.Growing = path =>
    {
        if (_isFull && path.StartsWith(_folder.Path, StringComparison.Ordinal))
        {
            throw new IOException("No space left on device");
        }
    };

    private TaskJournal Journal => TaskJournal.At(_folder.Path);

    public void Dispose()
    {
        JournalOutput.Growing = null;
        _folder.Dispose();
    }

    [Theory]
    [InlineData("{\"id\":\"TASK\"}", false)]
    [InlineData("<html>nobody knows</html>", true)]
    public async Task On_a_full_disk_creates_stop_and_every_create_that_was_sent_is_in_the_journal(string answer, bool isUnknown)
    {
        using var connection = _service.Connect(o => o with { JournalFolder = _folder.Path });
        _service.Answer = _ =>
        {
            _isFull = true;
            return FakeService.Json(answer.Replace("TASK", $"t{_service.Requests.Count}"));
        };

        RunwayException? error = null;
        while (error is not { EndsBatch: true })
        {
            error = await Record.ExceptionAsync(() => Create(connection, "a")) as RunwayException;
        }

        Assert.Equal("RunwayJournalNotWritable", error.ErrorId);
        Assert.Contains("No space left", error.Message);
        Assert.DoesNotContain(_observer.Warnings, w => w.Contains("could not be written"));
        Assert.InRange(_service.Requests.Count, 1, 200);
        Assert.Equal(_service.Requests.Count, History().Count);
        Assert.All(History(), t => Assert.Equal(isUnknown, t.Status == RunwayTaskStatus.Unknown));

        _isFull = false;
        var before = _service.Requests.Count;
        await Record.ExceptionAsync(() => Create(connection, "b"));
        Assert.Equal(before + 1, History().Count);
    }

    [Fact]
    public async Task Space_is_reserved_for_the_response_of_every_create_under_way_and_not_used_for_anything_else()
    {
        var (count, error) = (300, new string('x', 400));
        var intents = new List<int>();
        for (var i = 0; i < count; i++)
        {
            intents.Add(await Intend($"{i:x16}"));
        }

        for (var i = 0; i < count - 1; i++)
        {
            Journal.Send($"{i:x16}", intents[i], 1, DateTimeOffset.UtcNow);
        }

        _isFull = true;
        while (await Record.ExceptionAsync(() => Journal.EndedAsync(new RunwayTask { Id = "other", Status = "FAILED", Failure = error }, DateTimeOffset.UtcNow)) is null)
        {
        }

        await Assert.ThrowsAsync<RunwayException>(() => Intend("more"));
        Assert.Throws<RunwayException>(() => Journal.Send($"{count - 1:x16}", intents[^1], 1, DateTimeOffset.UtcNow));
        await Journal.RefusedAsync($"{count - 1:x16}", DateTimeOffset.UtcNow);
        for (var i = 0; i < count - 1; i++)
        {
            await (i % 2 == 0 ? Journal.CreatedAsync($"{i:x16}", new RunwayTask { Id = $"t{i}" }, DateTimeOffset.UtcNow) : Journal.UnknownAsync($"{i:x16}", error, DateTimeOffset.UtcNow));
        }

        Assert.Equal(count - 1, History().Count(t => t.Id != "other"));
        Assert.Equal(150, History().Count(t => t.Id.StartsWith('t')));
    }

    [Fact]
    public async Task Reserved_space_that_was_not_needed_is_released()
    {
        using var connection = _service.Connect(o => o with { JournalFolder = _folder.Path });
        _service.Answer = _ => FakeService.Json("{\"id\":\"t1\"}");
        await Create(connection, "a");
        var file = new FileInfo(Assert.Single(Directory.GetFiles(_folder.Path)));
        var atWork = file.Length;

        await Journal.CloseAsync();

        file.Refresh();
        Assert.True(file.Length < atWork);
        Assert.DoesNotContain(string.Empty, File.ReadAllLines(file.FullName));
    }

    private IReadOnlyList<RunwayTask> History() => TaskHistory.Read(Journal, new TaskHistoryFilter());

    private Task<int> Intend(string entry) =>
        Journal.IntendAsync(entry, "service", Request("a"), new RequestNote(null, null, []), SubmissionOptions.Default, DateTimeOffset.UtcNow);

    private Task<RunwayTask> Create(RunwayConnection connection, string prompt) =>
        _service.Clock.Drive(() => connection.Tasks.CreateAsync(Request(prompt), SubmissionOptions.Default, _observer, default));

    private static ImageRequest Request(string prompt) => new() { Model = "gen4_image", PromptText = prompt, Ratio = "1280:720" };
}
