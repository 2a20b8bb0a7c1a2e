using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Forgets the connection of this session, and its key with it. Tasks go on at the service; commands that still run
/// with the connection end as if stopped.
/// <para>
/// Afterwards the other commands use what the environment describes, as they do before the first Connect-Runway. An
/// emulator ends with its connection. Where there is no connection, nothing happens.
/// </para>
/// </summary>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso href="about_Runway"/>
[Cmdlet(VerbsCommunications.Disconnect, "Runway")]
[OutputType(typeof(void))]
public sealed class DisconnectRunwayCommand : ModuleCmdlet
{
    /// <summary>Closes the connection.</summary>
    protected override void EndProcessing()
    {
        SessionConnection.Current?.Dispose();
        SessionConnection.Current = null;
    }
}
