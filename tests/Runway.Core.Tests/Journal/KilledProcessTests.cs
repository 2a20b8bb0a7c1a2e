using System.Diagnostics;

namespace Runway.Tests;

/// <summary>
/// Processes that create tasks are killed at chosen points (SIGKILL: no code of them runs afterwards). Then every id that
/// the service returned is in the journal, or its intent is listed as unknown; a create that was not sent is not listed.
/// </summary>
public sealed class KilledProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AcceptingServer _server = new();

    /// <summary>Every stage of the first create, of one of several concurrent creates, and of one after many.</summary>
    public static TheoryData<CreateStage, int> Points
    {
        get
        {
            var points = new TheoryData<CreateStage, int>();
            foreach (var stage in Enum.GetValues<CreateStage>())
            {
                points.Add(stage, 1);
                points.Add(stage, Victim.AtOnce);
                points.Add(stage, 60);
            }

            return points;
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_process_that_is_killed_during_a_create_loses_no_id(CreateStage stage, int number)
    {
        var reached = new TaskCompletionSource();
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Reached = (at, create) =>
        {
            if (at == stage && create == number)
            {
                reached.SetResult();
                started.Task.Result.Kill();
            }
        };

        using var victim = Start("killed");
        started.SetResult(victim);
        await Task.WhenAny(reached.Task, victim.WaitForExitAsync());
        await victim.WaitForExitAsync();

        Assert.True(reached.Task.IsCompleted, $"The process ended before create {number} was {stage}.");
        AssertNothingIsLost();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task A_process_that_is_killed_before_it_records_a_response_loses_no_id(int number)
    {
        using var victim = Start("killed", "heard", $"{number}");
        await victim.WaitForExitAsync();

        Assert.True(_server.Accepted.Count >= number, $"only {_server.Accepted.Count} tasks were created");
        AssertNothingIsLost();
    }

    [Fact]
    public async Task Clearing_the_journal_while_another_process_writes_loses_nothing()
    {
        using var victim = Start("busy");
        try
        {
            for (var clears = 0; clears < 20 || _server.Accepted.Count < 200; clears++)
            {
                Assert.False(victim.HasExited);
                await TaskJournal.At(_folder.Path).CompactAsync(DateTimeOffset.MaxValue);
                await Task.Yield();
            }
        }
        finally
        {
            victim.Kill();
            await victim.WaitForExitAsync();
        }

        await TaskJournal.At(_folder.Path).CompactAsync(DateTimeOffset.MaxValue);
        AssertNothingIsLost();
    }

    private void AssertNothingIsLost()
    {
        var known = TaskHistory.Read(TaskJournal.At(_folder.Path), new TaskHistoryFilter()).ToDictionary(t => t.PromptText!);
        Assert.All(_server.Accepted, accepted =>
        {
            Assert.True(known.TryGetValue(accepted.Key, out var task), $"'{accepted.Key}' is not in the journal");
            Assert.True(task.Id == accepted.Value || task.Status == RunwayTaskStatus.Unknown, $"'{accepted.Key}' has the id {accepted.Value} and the journal says {task.Id}");
        });
        Assert.InRange(known.Values.Count(t => t.Status == RunwayTaskStatus.Unknown && !_server.Accepted.ContainsKey(t.PromptText!)), 0, Victim.AtOnce);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "exec", typeof(Victim).Assembly.Location, _server.Url, _folder.Path }, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
