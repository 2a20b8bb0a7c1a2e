using System.Diagnostics;

namespace Runway.Tests;

/// <summary>Only one process creates the tasks of a batch at a time, on any machine, and a process that has ended is replaced.</summary>
public sealed class BatchLeaseTests : IDisposable
{
    private static readonly Uri Service = new("https://api.test/");
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly List<string> _warnings = [];

    private static JournalOwner Elsewhere => JournalOwner.Current with { Host = "elsewhere" };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_error_of_a_second_process_names_the_owner_of_the_batch_and_a_killed_owner_is_replaced_at_once()
    {
        using var service = new FakeService();
        using var connection = service.Connect(o => o with { JournalFolder = _folder.Path, BaseUrl = "http://127.0.0.1:9", TimeProvider = _clock });
        using var victim = await StartOwner("Night/ly *[1]");

        var error = await Assert.ThrowsAsync<RunwayException>(() => BatchMemory.TakeOnAsync(connection.Journal, connection.BaseAddress, connection.Clock, "night/LY *[1]", null, default));
        Assert.Equal("RunwayBatchInUse", error.ErrorId);
        Assert.Contains($"process {victim.Id} on {Environment.MachineName}, started by {Environment.UserName}, since 2", error.Message, StringComparison.Ordinal);

        victim.Kill();
        await victim.WaitForExitAsync();
        using (await BatchMemory.TakeOnAsync(connection.Journal, connection.BaseAddress, connection.Clock, "night/LY *[1]", null, default))
        {
            Assert.Equal(TimeSpan.Zero, _clock.Elapsed);
        }

        Assert.Empty(Directory.GetFiles(_folder.Path, "*.lease"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_releases_the_batch_when_it_ends(bool bySignal)
    {
        using var victim = await StartOwner("nightly");
        Assert.Single(Directory.GetFiles(_folder.Path, "*.lease"));
        if (bySignal && !OperatingSystem.IsWindows())
        {
            using var kill = Process.Start("kill", ["-TERM", $"{victim.Id}"]);
            await kill.WaitForExitAsync();
        }
        else
        {
            victim.StandardInput.Close();
        }

        await victim.WaitForExitAsync();

        Assert.Empty(Directory.GetFiles(_folder.Path, "*.lease"));
    }

    [Fact]
    public async Task An_owner_on_another_machine_is_alive_if_it_writes_to_its_file()
    {
        using var there = await Take(Elsewhere);

        var error = await Assert.ThrowsAsync<RunwayException>(() => _clock.Drive(() => Take()));

        Assert.Equal("RunwayBatchInUse", error.ErrorId);
        Assert.Contains("on elsewhere", error.Message, StringComparison.Ordinal);
        Assert.InRange(_clock.Elapsed, TimeSpan.Zero, 2 * BatchLease.HeartbeatInterval);
        Assert.Contains("within 60 s", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_on_another_machine_is_replaced_after_a_minute_without_a_write_whatever_its_clock_shows()
    {
        Leave(Elsewhere, new DateTimeOffset(2199, 1, 1, 0, 0, 0, TimeSpan.Zero));

        using var taken = await _clock.Drive(() => Take());

        Assert.InRange(_clock.Elapsed, BatchLease.Expiry, BatchLease.Expiry + TimeSpan.FromSeconds(5));
        taken.RequireHeld();
        Assert.EndsWith("-000002.lease", Assert.Single(Directory.GetFiles(_folder.Path, "*.lease")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_file_that_cannot_be_read_is_treated_as_one_of_another_machine()
    {
        Assert.True(Files().TryCreate(1, "{\"token\":"u8.ToArray()));

        using var taken = await _clock.Drive(() => Take());

        Assert.True(_clock.Elapsed >= BatchLease.Expiry);
    }

    [Fact]
    public async Task An_empty_lease_file_is_treated_as_one_of_another_machine()
    {
        Assert.True(Files().TryCreate(1, []));

        using var taken = await _clock.Drive(() => Take());

        Assert.True(_clock.Elapsed >= BatchLease.Expiry);
    }

    [Fact]
    public async Task Only_one_of_many_processes_takes_over_a_batch()
    {
        for (var round = 0; round < 30; round++)
        {
            Leave(JournalOwner.Current with { Process = int.MaxValue }, default);
            var takers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                try
                {
                    return await BatchLease.TakeAsync(Files(), "b", JournalOwner.Current, TimeProvider.System, _ => { }, default);
                }
                catch (RunwayException e) when (e.Error == RunwayErrors.BatchInUse)
                {
                    return null;
                }
            })));

            using var winner = Assert.Single(takers, t => t is not null);
            winner!.RequireHeld();
        }
    }

    [Fact]
    public async Task An_owner_that_was_replaced_sends_nothing_more_and_keeps_the_file_of_the_new_owner()
    {
        using var sleeper = await Take(Elsewhere);
        sleeper.RequireHeld();
        Files().DeleteUpTo(1);
        Leave(JournalOwner.Current, default, 2);

        Assert.Equal("RunwayBatchInUse", Assert.Throws<RunwayException>(sleeper.RequireHeld).ErrorId);
        sleeper.Dispose();

        Assert.Single(Directory.GetFiles(_folder.Path, "*.lease"));
    }

    [Fact]
    public async Task An_owner_that_cannot_write_to_the_folder_stops_sending_before_another_process_may_take_over()
    {
        using var lease = await Take(Elsewhere);
        Directory.Move(_folder.Path, _folder.Path + "-away");
        try
        {
            _clock.Advance(BatchLease.MaxHeartbeatAge);
            Assert.Throws<RunwayException>(lease.RequireHeld);
        }
        finally
        {
            Directory.Move(_folder.Path + "-away", _folder.Path);
        }

        Assert.True(BatchLease.MaxHeartbeatAge + BatchLease.HeartbeatInterval < BatchLease.Expiry);
        lease.RequireHeld();
    }

    [Fact]
    public async Task The_lease_is_per_batch_and_service_and_ignores_case()
    {
        using var one = await Take();
        using var another = await BatchLease.TakeAsync(new LeaseFiles(_folder.Path, Service, "b2"), "b2", JournalOwner.Current, _clock, _warnings.Add, default);
        using var elsewhere = await BatchLease.TakeAsync(new LeaseFiles(_folder.Path, new Uri("https://other.test/"), "b"), "b", JournalOwner.Current, _clock, _warnings.Add, default);

        await Assert.ThrowsAsync<RunwayException>(() => BatchLease.TakeAsync(new LeaseFiles(_folder.Path, Service, "B"), "B", JournalOwner.Current, _clock, _warnings.Add, default));
    }

    [Fact]
    public async Task Two_commands_of_one_process_share_the_batch_and_each_uses_the_tasks_of_the_other()
    {
        using var service = new FakeService();
        using var connection = service.Connect(o => o with { JournalFolder = _folder.Path });
        var review = RequestReview.Of(new ImageRequest { Model = "gen4_image", PromptText = "a" });
        using var first = await BatchMemory.TakeOnAsync(connection.Journal, connection.BaseAddress, connection.Clock, "b", null, default);
        using var second = await BatchMemory.TakeOnAsync(connection.Journal, connection.BaseAddress, connection.Clock, "B", null, default);
        var (mine, theirs) = (first.Take(review), second.Take(review));

        Assert.True(mine.TryBegin(false, out _));
        Assert.False(theirs.TryBegin(false, out var underWay));
        Assert.False(underWay.IsCompleted);
        first.Dispose();
        second.Dispose();
        Assert.Single(Directory.GetFiles(_folder.Path, "*.lease"));
        mine.End(new RunwayTask { Id = "t1" });

        await underWay;
        Assert.False(theirs.TryBegin(false, out _));
        Assert.Equal("t1", theirs.Known!.Id);
        Assert.NotSame(theirs, second.Take(review));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.lease"));
    }

    [Fact]
    public async Task A_request_is_sent_only_while_the_lease_is_held()
    {
        using var service = new FakeService();
        using var connection = service.Connect(o => o with { JournalFolder = _folder.Path });
        var review = RequestReview.Of(new ImageRequest { Model = "gen4_image", PromptText = "a" });
        using var memory = await BatchMemory.TakeOnAsync(connection.Journal, connection.BaseAddress, connection.Clock, "b", null, default);
        var place = memory.Take(review);
        Assert.True(place.TryBegin(false, out _));
        File.Delete(Assert.Single(Directory.GetFiles(_folder.Path, "*.lease")));

        var error = await Assert.ThrowsAsync<RunwayException>(() => connection.Tasks.CreateAsync(review, new SubmissionOptions { Place = place }, null, default));
        place.End(null);

        Assert.Equal("RunwayBatchInUse", error.ErrorId);
        Assert.Empty(TaskHistory.Read(connection.Journal!, new()));
    }

    // A process that holds the batch when this returns, until its input ends.
    private async Task<Process> StartOwner(string batch)
    {
        var owner = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "exec", typeof(Victim).Assembly.Location, "http://127.0.0.1:9", _folder.Path, batch, "batch" },
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        Assert.Equal("taken", await owner.StandardOutput.ReadLineAsync());
        return owner;
    }

    private LeaseFiles Files() => new(_folder.Path, Service, "b");

    private Task<BatchLease> Take(JournalOwner? owner = null) =>
        BatchLease.TakeAsync(Files(), "b", owner ?? JournalOwner.Current, _clock, _warnings.Add, default);

    private void Leave(JournalOwner owner, DateTimeOffset since, long number = 1) =>
        Assert.True(Files().TryCreate(number, new LeaseNote(Guid.NewGuid().ToString("N"), owner, "somebody", since, "b", 7).ToBytes()));
}
