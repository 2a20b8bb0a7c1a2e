using Runway.Emulator;
using Runway.Settings;

namespace Runway.PowerShell.Connections;

/// <summary>A connection to an emulator of the other service in this process. Alone here, so that its assembly loads only when it is asked for.</summary>
internal static class RunwayAIEmulatorConnection
{
    public static RunwayAIConnection Create() => new(new RunwayAIConnectionOptions
    {
        ApiKey = RunwayEnvironment.ToSecureString(RunwayAIEmulator.WellKnownKey),
        BaseUrl = RunwayAIEmulator.DefaultBaseAddress.ToString(),
        Handler = new RunwayAIEmulator(),
        Source = "Emulator",
        UserAgent = ModuleInfo.UserAgent,
    });
}
