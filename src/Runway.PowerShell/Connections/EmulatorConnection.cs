using Runway.Emulator;
using Runway.Journal;
using Runway.Settings;
using Runway.Submission;

namespace Runway.PowerShell.Connections;

/// <summary>A connection to an emulator in this process. A class of its own, so that the assembly of the emulator loads only when it is used.</summary>
internal static class EmulatorConnection
{
    public static RunwayConnection Create(TimeSpan taskDuration, double clockRate, string? journal, CreditBudget? budget, string? faultScript)
    {
        var clock = clockRate == 1 ? TimeProvider.System : new ScaledTimeProvider(clockRate);
        var emulator = new RunwayEmulator(new RunwayEmulatorOptions { TaskDuration = taskDuration, FaultScript = faultScript is null ? null : Load(faultScript) }, clock);
        return new RunwayConnection(new RunwayConnectionOptions
        {
            ApiKey = RunwayEnvironment.ToSecureString(RunwayEmulator.WellKnownKey),
            BaseUrl = RunwayEmulator.DefaultBaseAddress.ToString(),
            Handler = emulator.CreateHandler(),
            TimeProvider = clock,

            // No request timeout: without a network it is not needed, and on the fast clock it would be too short.
            RequestTimeout = TimeSpan.FromDays(1),

            // Tasks of the emulator are kept apart from paid ones, also with RUNWAY_JOURNAL.
            JournalFolder = journal ?? TemporaryJournal.Create(),
            IsJournalTemporary = journal is null,
            Budget = budget,
            Source = "Emulator",
            UserAgent = ModuleInfo.UserAgent,
        });
    }

    private static FaultScript Load(string path)
    {
        try
        {
            return FaultScript.Load(path);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(
                RunwayErrors.InvalidFaultScript,
                $"'{path}' is not a valid fault script. {e.Message}",
                $"This is the syntax.{Environment.NewLine}{FaultScript.Form}",
                e);
        }
    }
}
