using System.Runtime.InteropServices;

namespace Runway.Journal;

/// <summary>
/// Sees to it that a process does not end before the answers to its creates are noted. .NET 10 raises no ProcessExit when a
/// signal ends the process, so signals are met by themselves. Which end it is going to be stays as it was.
/// </summary>
internal static class ProcessEnd
{
    /// <summary>A process that is still there after a signal was not ended by it: somebody else took the signal for his own.</summary>
    private static readonly TimeSpan Survival = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceForDisk = TimeSpan.FromSeconds(2);

    // Ctrl+C is not among them: PowerShell takes it as the wish to stop the pipeline, at once.
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static readonly object Gate = new();
    private static List<PosixSignalRegistration>? Registrations;
    private static Timer? Revival;

    /// <summary>Watches for the end of the process, from the first create on.</summary>
    public static void Watch()
    {
        if (Volatile.Read(ref Registrations) is not null)
        {
            return;
        }

        lock (Gate)
        {
            if (Registrations is null)
            {
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Finish();
                Volatile.Write(ref Registrations, [.. Signals.Select(s => PosixSignalRegistration.Create(s, OnSignal))]);
            }
        }
    }

    private static void OnSignal(PosixSignalContext context)
    {
        if (context.Cancel)
        {
            return;
        }

        Finish();
        Revival = new Timer(_ => OutgoingRequests.OfProcess.Release(), null, Survival, Timeout.InfiniteTimeSpan);
    }

    // No further create goes out; those that are out are waited for, and the files of the journal get their last line.
    private static void Finish()
    {
        OutgoingRequests.OfProcess.Hold();
        OutgoingRequests.OfProcess.WhenNone.Wait(OutgoingRequests.Patience);
        BatchLease.ReleaseAll();
        try
        {
            TaskJournal.CloseAllAsync().Wait(PatienceForDisk);
        }
        catch (AggregateException)
        {
            // Nobody is left to be told.
        }
    }
}
