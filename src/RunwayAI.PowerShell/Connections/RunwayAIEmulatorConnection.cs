using Runway.Emulator;
using Runway.Settings;

namespace Runway.PowerShell.Connections;

/// <summary>A connection to an emulator of the other service in this process. A class of its own, so that the assembly of the emulator loads only when it is used.</summary>
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
