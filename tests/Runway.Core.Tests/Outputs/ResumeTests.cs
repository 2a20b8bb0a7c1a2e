using System.Collections.Concurrent;

namespace Runway.Tests;

/// <summary>Stopping loses nothing: an interrupted run continues from the journal, and no task is paid for or downloaded twice.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder _journal = new();
    private readonly TemporaryFolder _files = new();
    private readonly FakeService _service = new();
    private int _accepted;

    public ResumeTests() => _service.Answer = seen => seen switch
    {
        { Path: "/v1/text_to_image" } => FakeService.Json($"{{\"id\":\"t{Interlocked.Increment(ref _accepted)}\"}}"),
        { Url.Host: "out.test" } => new HttpResponseMessage { Content = new ByteArrayContent(Sample.Png) },
        _ => FakeService.Task(seen.Path.Split('/')[^1], "SUCCEEDED", $",\"output\":[\"https://out.test/{seen.Path.Split('/')[^1]}.png\"]"),
    };

    public void Dispose()
    {
        _journal.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_task_is_unfinished_until_it_is_saved()
    {
        var tasks = await Create(null, "a", "b", "c");
        Assert.Equal(3, Unfinished().Count);

        await Save(tasks[1]);

        Assert.Equal([tasks[0].Id, tasks[2].Id], Unfinished().Select(t => t.Id));
        await Save([.. Unfinished()]);
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task A_task_that_succeeded_according_to_the_journal_is_read_for_its_files()
    {
        var tasks = await Create(null, "a");
        using (var connection = Connect())
        {
            await _service.Clock.Drive(() => connection.Tasks.WaitAsync(tasks[0], null, default));
        }

        var known = Assert.Single(Unfinished());
        Assert.Equal(RunwayTaskStatus.Succeeded, known.Status);

        Assert.Equal("t1.png", Assert.Single(await Save(known)).Name);
    }

    [Fact]
    public async Task A_saved_file_is_returned_and_not_downloaded_again()
    {
        var tasks = await Create(null, "a");
        await Save(tasks);
        var fetched = Fetches();

        var again = await Save(tasks);

        Assert.Equal("t1.png", Assert.Single(again).Name);
        Assert.Equal(fetched, Fetches());
    }

    [Fact]
    public async Task A_file_that_was_changed_is_not_used_as_the_output()
    {
        var tasks = await Create(null, "a");
        await Save(tasks);
        File.WriteAllText(_files["t1.png"], "something else");

        Assert.Equal("RunwayFileExists", (await Assert.ThrowsAsync<RunwayTaskException>(() => Save(tasks))).ErrorId);
    }

    private static ImageRequest Request(string prompt) => new() { Model = "gen4_image", PromptText = prompt };

    private RunwayConnection Connect() => _service.Connect(o => o with { JournalFolder = _journal.Path });

    private int Fetches() => _service.Requests.Count(r => r.Url.Host == "out.test");

    private IReadOnlyList<RunwayTask> Unfinished() => TaskHistory.Read(TaskJournal.At(_journal.Path), new() { Unfinished = true });

    private async Task<RunwayTask[]> Create(string? batch, params string[] prompts)
    {
        using var connection = Connect();
        var tasks = new List<RunwayTask>();
        foreach (var prompt in prompts)
        {
            var options = new SubmissionOptions { Batch = batch, Fingerprint = RequestFingerprint.Of(RequestReview.Of(Request(prompt))) };
            tasks.Add(await _service.Clock.Drive(() => connection.Tasks.CreateAsync(Request(prompt), options, null, default)));
        }

        return [.. tasks];
    }

    private async Task<FileInfo[]> Save(params RunwayTask[] tasks)
    {
        var (saved, failed) = (new ConcurrentQueue<FileInfo>(), new ConcurrentQueue<RunwayException>());
        using var connection = Connect();
        using var saver = new OutputSaver(connection.Tasks, new OutputSaveOptions { Directory = _files.Path });
        await _service.Clock.Drive(() => Task.WhenAll(tasks.Select(t => saver.SaveAsync(t, (_, f) => saved.Enqueue(f), failed.Enqueue, null, default, default))));
        return failed.TryDequeue(out var error) ? throw error : [.. saved];
    }
}
