using Runway.Emulator;
using Runway.Journal;
using Runway.Settings;
using Runway.Submission;

namespace Runway.PowerShell.Connections;

/// <summary>A connection to an emulator in this process. Alone here, so that its assembly loads only when it is asked for.</summary>
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

            // Guards against a network that hangs; there is none here, and on a fast clock it would fire in passing.
            RequestTimeout = TimeSpan.FromDays(1),

            // Invented tasks have no place among paid ones, whatever RUNWAY_JOURNAL says.
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
                $"'{path}' is no fault script. {e.Message}",
                $"This is its form.{Environment.NewLine}{FaultScript.Form}",
                e);
        }
    }
}
