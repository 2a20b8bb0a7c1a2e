namespace Runway.Tests;

/// <summary>The folder of the journal is removed while it is in use: no create goes out without a record, and no id is lost.</summary>
public sealed class RemovedFolderTests : JournalLab
{
    [Fact]
    public async Task Creates_stop_when_the_folder_is_removed_and_a_paid_task_is_recorded_in_a_new_folder()
    {
        await Create("before");
        using var connection = Connect();
        Service.Answer = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        Assert.Equal("paid", (await Drive(() => connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default))).Id);
        Assert.Equal("paid", Assert.Single(History(new())).Id);

        Directory.Delete(Folder.Path, recursive: true);
        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(() => connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default)));
        Assert.Equal(("RunwayJournalNotWritable", true), (error.ErrorId, error.EndsBatch));
        Assert.Equal(2, Service.Requests.Count);
        Directory.CreateDirectory(Folder.Path);
    }

    [Fact]
    public async Task A_folder_that_is_removed_during_a_create_is_an_error_of_the_next_create()
    {
        await Create("before");
        using var connection = Connect();
        Service.Answer = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        await Drive(() => connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default));
        Service.Answer = _ => FakeService.Json("{\"id\":\"next\"}");

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(() => connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default)));
        Assert.Contains("was removed while it was in use", error.Message);
        await Drive(() => connection.Tasks.CreateAsync(Request("c"), SubmissionOptions.Default, null, default));

        Assert.Equal(["next", "paid"], History(new()).Select(t => t.Id).Order());
    }

    [Fact]
    public async Task A_create_whose_intent_was_deleted_does_not_stop_the_others()
    {
        using var connection = Connect();
        var journal = connection.Journal!;
        var lost = await journal.IntendAsync("1", connection.Context.Identity, Request("a"), new RequestNote(null, null, []), SubmissionOptions.Default, default);
        Directory.Delete(Folder.Path, recursive: true);
        Assert.Throws<RunwayException>(() => journal.Send("1", lost, 1, default));
        var kept = await journal.IntendAsync("2", connection.Context.Identity, Request("b"), new RequestNote(null, null, []), SubmissionOptions.Default, default);

        Assert.Throws<RunwayException>(() => journal.Send("1", lost, 1, default));

        journal.Send("2", kept, 1, default);
    }

    [Fact]
    public async Task A_create_whose_intent_was_deleted_is_not_sent()
    {
        using var connection = Connect();
        Service.BeforeBody = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            return null;
        };

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(() => connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default)));

        Assert.Equal("RunwayJournalNotWritable", error.ErrorId);
        Assert.Empty(Service.Requests);
        Directory.CreateDirectory(Folder.Path);
    }

    [Fact]
    public async Task An_id_that_cannot_be_written_is_a_warning_and_is_written_later()
    {
        using var connection = Connect();
        Service.Answer = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            File.WriteAllText(Folder.Path, "in the way");
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        var task = await Drive(() => connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, Observer, default));
        Assert.Equal("paid", task.Id);
        Assert.Contains("paid", Assert.Single(Observer.Warnings));

        File.Delete(Folder.Path);
        Service.Answer = _ => FakeService.Json("{\"id\":\"next\"}");
        await Drive(() => connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default));

        Assert.Equal(["next", "paid"], History(new()).Select(t => t.Id).Order());
    }
}
