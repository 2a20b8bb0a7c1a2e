using System.Diagnostics;
using System.Globalization;

namespace Runway.Tests;

/// <summary>
/// Processes that create tasks are killed at random moments (SIGKILL: nothing of theirs runs any more). Afterwards every
/// id that the service gave out is in the journal, or its intent is listed as unknown; and what was never sent is not. Takes a few hundred milliseconds
/// a kill, because each needs a process; RUNWAY_TEST_KILLS sets how many there are.
/// </summary>
public sealed class KilledProcessTests
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("RUNWAY_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 6;

    [Fact]
    public async Task A_process_that_is_killed_loses_no_id()
    {
        using var folder = new TemporaryFolder();
        using var server = new AcceptingServer();
        for (var run = 0; run < Kills; run++)
        {
            var before = server.Accepted.Count;
            using var victim = Start(server.Url, folder.Path, $"run{run}");
            while (server.Accepted.Count == before && !victim.HasExited)
            {
                await Task.Yield();
            }

            await Task.Delay(Random.Shared.Next(0, 80));
            victim.Kill();
            await victim.WaitForExitAsync();
        }

        var known = TaskHistory.Read(TaskJournal.At(folder.Path), new TaskHistoryFilter()).ToDictionary(t => t.PromptText!);
        Assert.True(server.Accepted.Count > Kills, $"only {server.Accepted.Count} tasks were created before the kills");
        Assert.InRange(known.Values.Count(t => t.Status == RunwayTaskStatus.Unknown && !server.Accepted.ContainsKey(t.PromptText!)), 0, Kills * Victim.AtOnce);
        Assert.All(server.Accepted, accepted =>
        {
            Assert.True(known.TryGetValue(accepted.Key, out var task), $"'{accepted.Key}' is not in the journal");
            Assert.True(task.Id == accepted.Value || task.Status == RunwayTaskStatus.Unknown, $"'{accepted.Key}' has the id {accepted.Value} and the journal says {task.Id}");
        });
    }

    [Fact]
    public async Task A_journal_that_is_cleared_while_another_process_writes_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        using var server = new AcceptingServer();
        using var victim = Start(server.Url, folder.Path, "busy");
        try
        {
            for (var clears = 0; clears < 20 || server.Accepted.Count < 200; clears++)
            {
                Assert.False(victim.HasExited);
                await TaskJournal.At(folder.Path).CompactAsync(DateTimeOffset.MaxValue);
                await Task.Yield();
            }
        }
        finally
        {
            victim.Kill();
            await victim.WaitForExitAsync();
        }

        await TaskJournal.At(folder.Path).CompactAsync(DateTimeOffset.MaxValue);

        var known = TaskHistory.Read(TaskJournal.At(folder.Path), new TaskHistoryFilter()).ToDictionary(t => t.PromptText!);
        Assert.All(server.Accepted, accepted => Assert.True(known.TryGetValue(accepted.Key, out var task) && (task.Id == accepted.Value || task.Status == RunwayTaskStatus.Unknown), $"'{accepted.Key}' is lost"));
        Assert.InRange(known.Values.Count(t => t.Status == RunwayTaskStatus.Unknown && !server.Accepted.ContainsKey(t.PromptText!)), 0, Victim.AtOnce);
    }

    private static Process Start(string url, string journal, string name) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
    {
        ArgumentList = { "exec", typeof(Victim).Assembly.Location, url, journal, name },
        RedirectStandardError = true,
    })!;
}
