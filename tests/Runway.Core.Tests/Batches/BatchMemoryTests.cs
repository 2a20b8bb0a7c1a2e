namespace Runway.Tests;

/// <summary>A batch that runs again finds the tasks that it created before, and creates only the missing ones.</summary>
public sealed class BatchMemoryTests : JournalLab
{
    [Fact]
    public async Task A_batch_that_runs_again_creates_only_the_missing_tasks()
    {
        await Create("nightly", "a", "b", "b");
        using var connection = Connect();
        var memory = new BatchMemory(connection.Journal, connection.BaseAddress, "NIGHTLY");

        var known = new[] { "a", "b", "b", "b", "c" }.Select(p => memory.Take(RequestReview.Of(Request(p))).Known?.Id).ToArray();

        Assert.Equal("t1", known[0]);
        Assert.Equal(["t2", "t3"], known.Skip(1).Take(2).Order());
        Assert.All(known.Skip(3), Assert.Null);
    }

    [Fact]
    public async Task Tasks_of_another_batch_service_or_request_are_not_reused()
    {
        await Create("nightly", "a");
        using var connection = Connect();
        using var elsewhere = Service.Connect(o => o with { JournalFolder = Folder.Path, BaseUrl = "https://other.test" });

        Assert.Null(new BatchMemory(connection.Journal, connection.BaseAddress, "weekly").Take(RequestReview.Of(Request("a"))).Known);
        Assert.Null(new BatchMemory(elsewhere.Journal, elsewhere.BaseAddress, "nightly").Take(RequestReview.Of(Request("a"))).Known);
        Assert.Null(new BatchMemory(connection.Journal, connection.BaseAddress, "nightly").Take(RequestReview.Of(Request("a") with { Seed = 1 })).Known);
    }

    [Fact]
    public async Task A_refused_input_is_created_by_the_next_run_and_an_unknown_one_is_not()
    {
        var answer = Service.Answer;
        Service.Answer = _ => FakeService.Status(400);
        await Assert.ThrowsAsync<RunwayException>(() => Create("nightly", "refused"));
        Service.Answer = _ => FakeService.Status(504);
        await Assert.ThrowsAsync<RunwayTaskException>(() => Create("nightly", "unknown"));
        using var connection = Connect();
        var memory = new BatchMemory(connection.Journal, connection.BaseAddress, "nightly");

        Assert.Null(memory.Take(RequestReview.Of(Request("refused"))).Known);
        Assert.Equal(RunwayTaskStatus.Unknown, memory.Take(RequestReview.Of(Request("unknown"))).Known!.Status);
    }

    [Fact]
    public async Task A_batch_finds_its_tasks_with_another_key()
    {
        await Create("nightly", "a");
        using var connection = Service.Connect(o => o with { JournalFolder = Folder.Path, ApiKey = RunwayEnvironment.ToSecureString("key_another") });

        Assert.Equal("t1", new BatchMemory(connection.Journal, connection.BaseAddress, "nightly").Take(RequestReview.Of(Request("a"))).Known?.Id);
    }

    [Fact]
    public async Task A_task_that_was_created_again_is_replaced_by_its_repetition()
    {
        using var connection = Connect();
        var review = RequestReview.Of(Request("a"));
        var options = new SubmissionOptions { Batch = "b", Fingerprint = RequestFingerprint.Of(review) };
        var first = await Drive(() => connection.Tasks.CreateAsync(review, options, null, default));
        var second = await Drive(() => connection.Tasks.CreateAsync(review, options with { RetryOf = first.Id }, null, default));

        var memory = new BatchMemory(connection.Journal, connection.BaseAddress, "b");

        Assert.Equal(second.Id, memory.Take(review).Known!.Id);
        Assert.Null(memory.Take(review).Known);
    }

    private async Task<RunwayTask[]> Create(string batch, params string[] prompts)
    {
        using var connection = Connect();
        var tasks = new List<RunwayTask>();
        foreach (var prompt in prompts)
        {
            var options = new SubmissionOptions { Batch = batch, Fingerprint = RequestFingerprint.Of(RequestReview.Of(Request(prompt))) };
            tasks.Add(await Drive(() => connection.Tasks.CreateAsync(Request(prompt), options, null, default)));
        }

        return [.. tasks];
    }
}
