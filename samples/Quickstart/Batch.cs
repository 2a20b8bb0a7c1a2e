using Runway;
using Runway.Emulator;

namespace Quickstart;

/// <summary>The same batch without a shell: what the cmdlets do, written against the engine.</summary>
internal static class Batch
{
    /// <summary>Creates one task for each prompt, waits, and saves.</summary>
    /// <returns>0 when every picture is there.</returns>
    public static async Task<int> RunAsync(string prompts, string destination)
    {
        var clock = new ScaledTimeProvider(100);
        var emulator = new RunwayEmulator(clock: clock);
        using var connection = new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = RunwayEmulator.DefaultBaseAddress.ToString(),
            Handler = emulator.CreateHandler(),
            TimeProvider = clock,
            RequestTimeout = TimeSpan.FromDays(1),
            JournalFolder = null,
            Source = "Emulator",
        });
        using var saver = new OutputSaver(connection, new OutputSaveOptions
        {
            Directory = destination,
            NameTemplate = OutputNameTemplate.Parse("{Index:00}-{Prompt}"),
            Force = true,
        });

        var failures = 0;
        await Parallel.ForEachAsync(File.ReadLines(prompts).Index(), async (line, stop) =>
        {
            try
            {
                var request = new ImageRequest { Model = ImageRequest.DefaultModel, PromptText = line.Item };
                var task = await connection.Tasks.CreateAsync(request, SubmissionOptions.Default, null, stop);
                await saver.SaveAsync(task with { Index = line.Index }, Report, Fail, null, stop, stop);
            }
            catch (RunwayException e)
            {
                Fail(e);
            }
        });
        return failures == 0 ? 0 : 1;

        void Report(RunwayTask task, FileInfo file) => Console.WriteLine($"  {file.Name}  ({file.Length:N0} bytes)");

        void Fail(RunwayException error)
        {
            Interlocked.Increment(ref failures);
            Console.Error.WriteLine($"  {error.Message} {error.RecommendedAction}");
        }
    }
}
