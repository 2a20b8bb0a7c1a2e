namespace Runway.Tests;

/// <summary>Tasks with the same name get numbers in the order of the input, which stay the same in later runs.</summary>
public sealed class OutputNumberTests : IDisposable
{
    private readonly SaveLab _lab = new();
    private readonly HashSet<string> _created = [];

    public OutputNumberTests() => _lab.Service.Answer = seen => SaveLab.Body([.. Sample.Png, .. System.Text.Encoding.ASCII.GetBytes(seen.Path)]);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Numbers_follow_the_order_of_the_input_and_not_the_order_of_completion()
    {
        await Save(Task("a"), Task("b"), Task("c"));

        Assert.Equal(["same.png=a", "same-2.png=b", "same-3.png=c"], Found("same.png", "same-2.png", "same-3.png"));
    }

    [Fact]
    public async Task A_batch_that_runs_again_keeps_every_path_and_gives_new_tasks_the_next_numbers()
    {
        await Save(Task("a"), Task("b"), Task("c"));
        var before = _lab.Service.Requests.Count;
        _lab.Saved.Clear();

        // A new input first, and the old ones in another order.
        await Save(Task("z"), Task("c"), Task("a"), Task("y"), Task("b"));

        Assert.Empty(_lab.Failed);
        Assert.Equal(before + 2, _lab.Service.Requests.Count);
        Assert.Equal(["same.png=a", "same-2.png=b", "same-3.png=c", "same-4.png=z", "same-5.png=y"], Found("same.png", "same-2.png", "same-3.png", "same-4.png", "same-5.png"));
        Assert.Equal(5, _lab.Saved.Count);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_is_completed_with_the_same_names()
    {
        await Save(Task("b"));
        await Save(Task("a"), Task("b"), Task("c"));

        Assert.Empty(_lab.Failed);
        Assert.Equal(["same.png=b", "same-2.png=a", "same-3.png=c"], Found("same.png", "same-2.png", "same-3.png"));
    }

    [Fact]
    public async Task A_task_keeps_its_path_when_its_position_in_the_input_changes()
    {
        const string Template = "{Index:000}-{Prompt}";
        await Save(Template, Task("a") with { Index = 0 }, Task("b") with { Index = 1 });
        var before = _lab.Service.Requests.Count;

        // The first row is gone, and there is one more at the end.
        await Save(Template, Task("b") with { Index = 0 }, Task("c") with { Index = 1 });

        Assert.Equal(before + 1, _lab.Service.Requests.Count);
        Assert.Equal(["000-same.png=a", "001-same-2.png=c", "001-same.png=b"], Found("000-same.png", "001-same-2.png", "001-same.png"));
    }

    [Fact]
    public async Task An_existing_file_of_another_batch_is_an_error()
    {
        await Save(Task("a"));
        await Save(Task("b") with { Batch = "other" });

        Assert.Equal("RunwayFileExists", Assert.Single(_lab.Failed).ErrorId);
        Assert.Equal(["same.png"], _lab.Folder.Files);
    }

    private static RunwayTask Task(string id) => SaveLab.Task(id, "text_to_image", $"https://out.test/{id}") with { PromptText = "Same", Batch = "nightly" };

    private Task Save(params RunwayTask[] tasks) => Save("{Prompt}", tasks);

    private async Task Save(string template, params RunwayTask[] tasks)
    {
        using var connection = _lab.Connect();
        foreach (var task in tasks.Where(t => _created.Add(t.Id)))
        {
            await connection.Journal!.IntendAsync("e" + task.Id, connection.Context.Identity, new ImageRequest { Model = "gen4_image", PromptText = "Same" }, new RequestNote(null, null, []), new SubmissionOptions { Batch = task.Batch, Index = task.Index }, DateTimeOffset.UnixEpoch);
            await connection.Journal!.CreatedAsync("e" + task.Id, task, DateTimeOffset.UnixEpoch);
        }

        await _lab.Save(connection, o => o with { NameTemplate = OutputNameTemplate.Parse(template) }, default, tasks);
    }

    private string[] Found(params string[] names) => [.. names.Select(n => $"{n}={File.ReadAllText(_lab.Folder[n])[^1]}")];
}
