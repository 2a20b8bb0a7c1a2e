using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Forgets the connection of this session to the "Runway AI" service, and its key with it. The connection to Runway stays.
/// <para>
/// Afterwards the RunwayAI commands use what the environment describes, as they do before the first Connect-RunwayAI. An
/// emulator ends with its connection, and what it made with it. Where there is no connection, nothing happens.
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
