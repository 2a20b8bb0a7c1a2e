using System.Runtime.InteropServices;

namespace Runway.Journal;

/// <summary>
/// Delays the end of the process until the responses to its creates are in the journal. Handles signals itself, since .NET 10
/// does not raise ProcessExit when a signal ends the process. The exit code does not change.
/// </summary>
internal static class ProcessEnd
{
    /// <summary>If the process still runs this long after a signal, another handler has cancelled the signal.</summary>
    private static readonly TimeSpan ResumeDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MaxWaitForDisk = TimeSpan.FromSeconds(2);

    // Not SIGINT: for Ctrl+C, PowerShell stops the pipeline and not the process.
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static readonly object Lock = new();
    private static List<PosixSignalRegistration>? Registrations;
    private static Timer? ResumeTimer;

    /// <summary>Registers the handlers, before the first create or temporary folder.</summary>
    public static void Watch()
    {
        if (Volatile.Read(ref Registrations) is not null)
        {
            return;
        }

        lock (Lock)
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
        ResumeTimer = new Timer(_ => OutgoingRequests.OfProcess.Release(), null, ResumeDelay, Timeout.InfiniteTimeSpan);
    }

    // Sends no further create, waits for those in flight and closes the journal.
    private static void Finish()
    {
        OutgoingRequests.OfProcess.Hold();
        OutgoingRequests.OfProcess.WhenNone.Wait(OutgoingRequests.MaxWait);
        BatchLease.ReleaseAll();
        try
        {
            TaskJournal.CloseAllAsync().Wait(MaxWaitForDisk);
        }
        catch (AggregateException)
        {
            // The process ends; there is no caller to report it to.
        }

        TemporaryJournal.DeleteAll();
    }
}
