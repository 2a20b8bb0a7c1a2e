using Runway.Emulator;

namespace Runway.PowerShell;

/// <summary>A connection to an emulator in this process. Alone here, so that its assembly loads only when it is asked for.</summary>
internal static class EmulatorConnection
{
    private static int Emulators;

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
            JournalFolder = journal ?? OwnJournal(),
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

    // Invented tasks have no place among paid ones, unless the user names a folder for them.
    private static string OwnJournal() =>
        Environment.GetEnvironmentVariable(RunwayEnvironment.JournalVariable) is { Length: > 0 } named
            ? named
            : Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"runway-emulator-{Environment.ProcessId}-{Interlocked.Increment(ref Emulators)}"));
}
