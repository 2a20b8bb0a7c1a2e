namespace Runway.Tests;

/// <summary>What creates, reads and downloads do after their connection was closed, and what closing waits for.</summary>
public sealed class ClosedConnectionTests : JournalLab
{
    [Fact]
    public async Task A_create_on_a_closed_connection_is_an_error_and_not_an_unknown_outcome()
    {
        var connection = Connect();
        connection.Dispose();

        var error = await Assert.ThrowsAsync<RunwayException>(() => Drive(() => connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default)));
        var read = await Assert.ThrowsAsync<RunwayException>(() => Drive(() => connection.Tasks.GetAsync(new RunwayTask { Id = "t" }, null, default)));

        Assert.Equal(("RunwayConnectionClosed", "RunwayConnectionClosed"), (error.ErrorId, read.ErrorId));
        Assert.Empty(History(new()));
    }

    [Fact]
    public async Task A_download_on_a_closed_connection_is_the_same_error()
    {
        using var lab = new SaveLab();
        var connection = lab.Connect();
        connection.Dispose();

        await lab.Save(connection, null, default, SaveLab.Task());

        Assert.Equal("RunwayConnectionClosed", Assert.Single(lab.Failed).ErrorId);
    }

    [Fact]
    public async Task A_create_under_way_when_its_connection_is_closed_is_recorded()
    {
        Service.Latency = TimeSpan.FromSeconds(5);
        var connection = Connect();
        var create = Service.Clock.Start(() => connection.Tasks.CreateAsync(Request("a"), SubmissionOptions.Default, null, default));
        while (Service.Requests.Count == 0)
        {
            await Task.Yield();
        }

        var close = connection.CloseAsync(default);
        Assert.False(close.IsCompleted);

        Assert.Equal("t1", (await Service.Clock.Drive(create)).Id);
        Assert.Equal(0, await close);
        Assert.Equal("t1", Assert.Single(History(new())).Id);
        Assert.Contains("\"event\":\"end\"", Text());
    }
}
