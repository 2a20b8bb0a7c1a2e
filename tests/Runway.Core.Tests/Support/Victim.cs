using System.Diagnostics;
using System.Globalization;

namespace Runway.Tests;

/// <summary>
/// The process that tests start and kill: this assembly as a program. It creates tasks until it is killed, 32 work items
/// at a time, like a cmdlet, with eight concurrent requests; with <c>heard N</c> it kills itself at the
/// N-th response. With a folder it saves one output there; with <c>batch</c> it holds a batch until its input ends.
/// </summary>
internal static class Victim
{
    /// <summary>The maximum number of concurrent requests.</summary>
    public const int AtOnce = 8;

    private const int Pieces = 32;

    public static async Task Main(string[] args)
    {
        // As on NFS and SMB, where .NET does not lock the file of a writer.
        JournalAppender.Sharing = FileShare.ReadWrite | FileShare.Delete;
        var slots = new RequestSlots(AtOnce);
        var (url, journal, name) = (args[0], args[1], args[2]);
        using var connection = new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(FakeService.Key),
            BaseUrl = url,
            UseProxy = false,
            JournalFolder = journal,
        });
        if (args is [.., "batch"])
        {
            using var batch = await BatchMemory.TakeOnAsync(connection.Journal, connection.BaseAddress, connection.Clock, name, null, default);
            Console.WriteLine("taken");
            await Console.In.ReadToEndAsync();
            return;
        }

        var heard = args is [_, _, _, "heard", var text] ? new Death(int.Parse(text, CultureInfo.InvariantCulture)) : null;
        if (args.Length == 4)
        {
            using var saver = new OutputSaver(connection.Tasks, new OutputSaveOptions { Directory = args[3] });
            await saver.SaveAsync(new RunwayTask { Id = name, Status = RunwayTaskStatus.Succeeded, Output = [url] }, (_, _) => { }, e => Console.Error.WriteLine(e.Message), null, default, default);
            return;
        }

        var number = 0;
        await Task.WhenAll(Enumerable.Range(0, Pieces).Select(async _ =>
        {
            while (true)
            {
                var request = new ImageRequest { Model = "gen4_image", PromptText = $"{name}-{Interlocked.Increment(ref number)}" };
                await connection.Tasks.CreateAsync(request, new SubmissionOptions { Slots = slots }, heard, CancellationToken.None);
            }
        }));
    }

    /// <summary>Kills the process when a response arrives, before it is recorded.</summary>
    private sealed class Death(int number) : IRunwayObserver
    {
        private int _heard;

        public void OnRequest(RequestRecord request)
        {
            if (Interlocked.Increment(ref _heard) == number)
            {
                Process.GetCurrentProcess().Kill();
            }
        }
    }
}
