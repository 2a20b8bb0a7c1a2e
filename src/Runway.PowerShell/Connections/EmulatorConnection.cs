using Runway.Emulator;
using Runway.Journal;
using Runway.Settings;
using Runway.Submission;

namespace Runway.PowerShell.Connections;

/// <summary>A connection to an emulator in this process. A class of its own, so that the assembly of the emulator loads only when it is used.</summary>
internal static class EmulatorConnection
{
    public static RunwayConnection Create(TimeSpan taskDuration, double clockRate, string? journal, CreditBudget? budget, string? faultScript, string? fixtures, int? workspaceEntries)
    {
        var clock = clockRate == 1 ? TimeProvider.System : new ScaledTimeProvider(clockRate);
        var faults = faultScript is null ? null : Loaded(faultScript, path => FaultScript.Load(path!), RunwayErrors.InvalidFaultScript, "a valid fault script", FaultScript.Form);

        // The emulator checks the entries against its rules.
        var emulator = Loaded(
            fixtures,
            path => new RunwayEmulator(
                new()
                {
                    TaskDuration = taskDuration,
                    FaultScript = faults,
                    Fixtures = path is null ? null : EmulatorFixtures.Load(path),
                    WorkspaceEntries = workspaceEntries,
                },
                clock),
            RunwayErrors.InvalidFixtures, "a valid file of fixtures", EmulatorFixtures.Form);
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

    private static T Loaded<T>(string? path, Func<string?, T> load, RunwayError error, string what, string form)
    {
        try
        {
            return load(path);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new RunwayException(error, $"'{path}' is not {what}. {e.Message}", $"This is the syntax.{Environment.NewLine}{form}", e);
        }
    }
}
