using System.Collections.Concurrent;
using Runway.Emulator;
using Runway.Emulator.Host;

namespace Runway.Tests;

/// <summary>The same promises with the real transport, which has its own errors and retries.</summary>
public sealed class FaultLabLoopbackTests : IDisposable
{
    private readonly TemporaryFolder _journal = new();
    private readonly TemporaryFolder _files = new();

    // Waits are short in real time; emulator and engine have the same scaled clock.
    private readonly ScaledTimeProvider _clock = new(200);

    public void Dispose()
    {
        _journal.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task A_thousand_creates_of_which_every_tenth_response_is_cut_are_sent_once_and_all_recorded()
    {
        var emulator = Emulator(new FaultRule { On = "create", Every = 10, Do = FaultAction.CutAfterBody });
        await Against(emulator, async connection =>
        {
            var failed = await Create(connection, 1000);

            Assert.Equal(1000, emulator.Accepted.Count);
            Assert.Equal(1000, emulator.Accepted.Select(a => a.PromptText).Distinct().Count());
            Assert.Equal(1000, emulator.Requests.Count(r => r.Method == "POST"));
            Assert.Equal(100, failed.Count);
            Assert.All(failed, e => Assert.Equal("RunwaySubmissionOutcomeUnknown", e.ErrorId));
            var (known, unknown) = Journal(connection);
            Assert.Equal((900, 100), (known.Count, unknown.Count));
            Assert.All(emulator.Accepted, a => Assert.True(known.Contains(a.Id) != unknown.Contains(a.PromptText)));
        });
    }

    [Theory]
    [InlineData("cut before the body", 0)]
    [InlineData("cut after the body", 5)]
    [InlineData("cut after the headers", 5)]
    [InlineData("cut in the answer", 5)]
    [InlineData("504, accepted", 5)]
    public async Task A_create_of_unknown_outcome_is_listed_as_unknown_and_not_sent_again(string fault, int takenAllTheSame)
    {
        var emulator = Emulator(FaultKinds.Rule(fault, "create", 5));
        await Against(emulator, async connection =>
        {
            var failed = await Create(connection, 20);

            var (known, unknown) = Journal(connection);
            Assert.Equal((5, 5, 15), (failed.Count, unknown.Count, known.Count));
            Assert.Equal(20, emulator.Requests.Count(r => r.Method == "POST"));
            Assert.Equal(15 + takenAllTheSame, emulator.Accepted.Count);
            Assert.All(emulator.Accepted, a => Assert.True(known.Contains(a.Id) != unknown.Contains(a.PromptText)));
        });
    }

    [Fact]
    public async Task A_batch_completes_in_spite_of_broken_connections()
    {
        string[] faults = ["cut before the body", "cut after the body", "cut after the headers", "cut in the answer", "length too short", "length too long", "web page", "503, Retry-After"];
        var rules = faults.SelectMany((fault, i) => new[] { FaultKinds.Rule(fault, "read", 1, after: i), FaultKinds.Rule(fault, "download", 1, after: i) });
        var emulator = Emulator([.. rules, FaultKinds.Rule("expired URL", "download", 2, after: faults.Length)]);
        await Against(emulator, async connection =>
        {
            await Create(connection, 6);
            var failed = new ConcurrentQueue<RunwayException>();
            using var saver = new OutputSaver(connection.Tasks, new OutputSaveOptions { Directory = _files.Path });

            await Task.WhenAll(TaskHistory.Read(connection.Journal!, new()).Select(t => saver.SaveAsync(t, (_, _) => { }, failed.Enqueue, null, default, default)));

            Assert.Empty(failed);
            Assert.Equal((2 * faults.Length) + 2, emulator.FaultedRequests);
            Assert.Equal(emulator.Accepted.Select(a => $"{a.Id}.png").Order(), _files.Files);
            Assert.All(emulator.Accepted, a => Assert.True(Undisturbed.File(a.PromptText).AsSpan().SequenceEqual(File.ReadAllBytes(_files[$"{a.Id}.png"]))));
            Assert.Equal(0, emulator.ReadsUnder(TimeSpan.FromSeconds(5)));
            Assert.Equal(0, emulator.LeakedAuthorizations);
            Assert.Empty(TaskHistory.Read(connection.Journal!, new() { Unfinished = true }));
        });
    }

    private static (HashSet<string> KnownIds, HashSet<string> UnknownPrompts) Journal(RunwayConnection connection)
    {
        var history = TaskHistory.Read(connection.Journal!, new()).ToLookup(t => t.Status == RunwayTaskStatus.Unknown);
        return ([.. history[false].Select(t => t.Id)], [.. history[true].Select(t => t.PromptText!)]);
    }

    private static async Task<IReadOnlyCollection<RunwayException>> Create(RunwayConnection connection, int count)
    {
        var failed = new ConcurrentQueue<RunwayException>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (index, _) =>
        {
            try
            {
                await connection.Tasks.CreateAsync(FaultLab.Request(index), new SubmissionOptions { Index = index }, null, default);
            }
            catch (RunwayException e)
            {
                failed.Enqueue(e);
            }
        });
        return failed;
    }

    private RunwayEmulator Emulator(params FaultRule[] rules) =>
        new(new RunwayEmulatorOptions { BaseAddress = null, FaultScript = new FaultScript(rules) }, _clock);

    private async Task Against(RunwayEmulator emulator, Func<RunwayConnection, Task> test)
    {
        await using var host = EmulatorHost.Build(["--urls", "http://127.0.0.1:0"], emulator);
        await host.StartAsync();
        using var connection = new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = EmulatorHost.AddressOf(host),
            UseProxy = false,
            TimeProvider = _clock,
            RequestTimeout = TimeSpan.FromHours(1),
            JournalFolder = _journal.Path,
        });
        await test(connection);
    }
}
