namespace Runway.Tests;

/// <summary>The folder of the journal is removed while it is in use: no create goes out without a record, and no id is lost.</summary>
public sealed class RemovedFolderTests : JournalLab
{
    [Fact]
    public async Task Creates_stop_at_once_when_the_folder_is_removed_and_what_is_paid_for_is_noted_in_a_new_one()
    {
        await Create("before");
        using var connection = Connect();
        Service.Answer = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        Assert.Equal("paid", (await Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default))).Id);
        Assert.Equal("paid", Assert.Single(History(new())).Id);

        Directory.Delete(Folder.Path, recursive: true);
        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default)));
        Assert.Equal(("RunwayJournalNotWritable", true), (error.ErrorId, error.EndsBatch));
        Assert.Equal(2, Service.Requests.Count);
        Directory.CreateDirectory(Folder.Path);
    }

    [Fact]
    public async Task A_folder_that_is_removed_while_an_answer_is_on_its_way_is_told_by_the_next_create()
    {
        await Create("before");
        using var connection = Connect();
        Service.Answer = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        await Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default));
        Service.Answer = _ => FakeService.Json("{\"id\":\"next\"}");

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
        Directory.Delete(Folder.Path, recursive: true);
        Assert.Throws<RunwayException>(() => journal.Send("1", lost, 1, default));
        var kept = await journal.IntendAsync("2", connection.Context.Identity, Request("b"), new RequestNote(null, null, []), SubmissionOptions.Default, default);

        Assert.Throws<RunwayException>(() => journal.Send("1", lost, 1, default));

        journal.Send("2", kept, 1, default);
    }

    [Fact]
    public async Task An_intent_whose_folder_is_gone_is_not_sent()
    {
        using var connection = Connect();
        Service.BeforeBody = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            return null;
        };

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default)));

        Assert.Equal("RunwayJournalNotWritable", error.ErrorId);
        Assert.Empty(Service.Requests);
        Directory.CreateDirectory(Folder.Path);
    }

    [Fact]
    public async Task An_id_that_cannot_be_written_is_told_and_written_as_soon_as_it_can_be()
    {
        using var connection = Connect();
        Service.Answer = _ =>
        {
            Directory.Delete(Folder.Path, recursive: true);
            File.WriteAllText(Folder.Path, "in the way");
            return FakeService.Json("{\"id\":\"paid\"}");
        };
        var task = await Drive(connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, Observer, default));
        Assert.Equal("paid", task.Id);
        Assert.Contains("paid", Assert.Single(Observer.Warnings));

        File.Delete(Folder.Path);
        Service.Answer = _ => FakeService.Json("{\"id\":\"next\"}");
        await Drive(connection.Tasks.CreateAsync(Request("b"), SubmissionOptions.Default, null, default));

        Assert.Equal(["next", "paid"], History(new()).Select(t => t.Id).Order());
    }
}
