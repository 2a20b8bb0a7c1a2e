using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Removes the connection of this session to the "Runway AI" service and its key. The connection to Runway stays.
/// <para>
/// Afterwards the RunwayAI commands use the environment, as before the first Connect-RunwayAI. An emulator and its media end with
/// its connection. Without a connection nothing happens.
/// </para>
/// </summary>
/// <seealso cref="ConnectRunwayAICommand"/>
/// <seealso cref="GetRunwayAIConnectionCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "RunwayAI")]
[OutputType(typeof(void))]
public sealed class DisconnectRunwayAICommand : DisconnectCmdlet
{
    private protected override Task<int> CloseAsync(CancellationToken cancellationToken) => RunwayAISession.Own.CloseAsync(cancellationToken);
}
