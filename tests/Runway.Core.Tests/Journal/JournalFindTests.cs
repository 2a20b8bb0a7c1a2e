namespace Runway.Tests;

/// <summary>One task of the journal is found without reading the others, and is what the whole journal says of it.</summary>
public sealed class JournalFindTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly FakeService _service = new();
    private int _accepted;

    public JournalFindTests() => _service.Answer = seen => Interlocked.Increment(ref _accepted) % 4 == 0
        ? throw new HttpRequestException("cut", new IOException("reset"))
        : FakeService.Json($"{{\"id\":\"t{_accepted}\"}}");

    private TaskJournal Journal => TaskJournal.At(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_task_is_found_as_the_whole_journal_has_it()
    {
        var tasks = await CreateAsync(12);
        await Journal.EndedAsync(new RunwayTask { Id = tasks[0], Status = RunwayTaskStatus.Succeeded, FinishedAt = Then, Output = ["https://out.test/a.png"] }, Then);
        await Journal.CloseAsync();

        // Another file, which has only ids.
        await Journal.EndedAsync(new RunwayTask { Id = tasks[1], Status = RunwayTaskStatus.Failed, Failure = "no", FinishedAt = Then }, Then);
        await Journal.DeletedAsync(tasks[2], Then);
        await Journal.CloseAsync();

        var all = Journal.Read().Where(r => r.IsTask).ToList();
        Assert.Equal(12, all.Count);
        Assert.Contains(all, r => r.IsUnknown);
        foreach (var record in all)
        {
            Assert.Equivalent(record.ToTask(), Journal.Find(record.TaskId)!.ToTask(), strict: true);
        }

        Assert.Null(Journal.Find("t"));
        Assert.Null(Journal.Find("nobody"));
        Assert.Null(Journal.Find(JournalRecord.IntentPrefix + "nobody"));
    }

    [Fact]
    public async Task What_is_known_of_a_task_is_the_same_for_one_task_and_for_many()
    {
        var ids = await CreateAsync(30);
        await Journal.CloseAsync();
        var many = new KnownTasks(Journal);

        Assert.All(ids, id => Assert.StartsWith("prompt ", many.Fill(new RunwayTask { Id = id }).PromptText));
        Assert.All(ids, id => Assert.StartsWith("prompt ", new KnownTasks(Journal).Fill(new RunwayTask { Id = id }).PromptText));
        Assert.Null(many.Fill(new RunwayTask { Id = "nobody" }).PromptText);
    }

    [Fact]
    public async Task A_later_read_of_a_finished_task_does_not_remove_the_time_at_which_it_finished()
    {
        var id = (await CreateAsync(1))[0];
        await Journal.EndedAsync(new RunwayTask { Id = id, Status = RunwayTaskStatus.Succeeded, FinishedAt = Then }, Then);
        await Journal.EndedAsync(new RunwayTask { Id = id, Status = RunwayTaskStatus.Succeeded }, Then.AddHours(1));

        Assert.Equal(Then, Journal.Find(id)!.ToTask().FinishedAt);
    }

    private async Task<IReadOnlyList<string>> CreateAsync(int count)
    {
        using var connection = _service.Connect(o => o with { JournalFolder = _folder.Path });
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            // A prompt may name another task.
            var request = new ImageRequest { Model = "gen4_image", PromptText = $"prompt {i} of t{i} and t1" };
            try
            {
                ids.Add((await _service.Clock.Drive(() => connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, default))).Id);
            }
            catch (RunwayException e) when (e.Kind == RunwayErrorKind.OutcomeUnknown)
            {
            }
        }

        return ids;
    }
}
