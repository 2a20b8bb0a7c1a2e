namespace Runway.Tests;

/// <summary>Clearing deletes records that nobody needs, and nothing else.</summary>
public sealed class ClearingTests : JournalLab
{
    [Fact]
    public async Task Clearing_keeps_the_lines_of_a_newer_version_byte_for_byte()
    {
        string[] foreign = ["""{ "event":"polished","at":"2030-01-01T00:00:00Z","shine":3.10 }""", """{"event":"created","at":"2026-11-21T03:00:00Z","entry":"x","id":"new","shine":[1, 2]}"""];
        await Create("open");
        File.WriteAllText(Folder["newer.jsonl"], string.Join('\n', foreign) + "\n{\"event\":\"int");

        await Journal.CompactAsync(DateTimeOffset.MaxValue);

        Assert.All(foreign, line => Assert.Contains(line + "\n", Text()));
        Assert.False(File.Exists(Folder["newer.jsonl"]));
    }

    [Fact]
    public async Task Clearing_keeps_the_file_of_another_machine_until_it_was_not_written_to_for_a_week()
    {
        var task = await Create("a");
        await Journal.EndedAsync(task with { Status = "FAILED" }, DateTimeOffset.UtcNow);
        var lines = Text().Replace(JournalOwner.Current.Host, "elsewhere", StringComparison.Ordinal);
        await Journal.CompactAsync(DateTimeOffset.MaxValue);
        var name = Folder[$"20261121T030000000-elsewhere-1-{Guid.NewGuid():N}.jsonl"];
        File.WriteAllText(name, lines);

        Assert.Equal(0, await Journal.CompactAsync(DateTimeOffset.MaxValue));
        Assert.Single(History(new()));
        File.SetLastWriteTimeUtc(name, DateTime.UtcNow.AddDays(-8));
        Assert.Equal(1, await Journal.CompactAsync(DateTimeOffset.MaxValue));
        Assert.Empty(History(new()));
    }

    [Fact]
    public async Task Clearing_deletes_finished_tasks_and_keeps_unfinished_ones()
    {
        var answer = Service.Answer;
        Service.Answer = seen => seen.Method == HttpMethod.Post ? answer(seen) : FakeService.Task(seen.Path.Split('/')[^1], "FAILED");
        var (done, open) = (await Create("done"), await Create("open"));
        using var connection = Connect();
        await Drive(() => connection.Tasks.WaitAsync(done, null, default));

        Assert.Equal(1, await Journal.CompactAsync(DateTimeOffset.MaxValue));

        Assert.Equal(open.Id, Assert.Single(History(new())).Id);
    }
}
