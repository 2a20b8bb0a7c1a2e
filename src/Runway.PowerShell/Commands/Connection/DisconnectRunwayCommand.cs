using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Removes the connection of this session and its key. Tasks continue at the service; commands that still use the connection are
/// stopped. Creates in flight are waited for, at most 20 seconds, so that the journal has the ids of paid tasks.
/// <para>
/// Afterwards the other commands use the environment, as before the first Connect-Runway. An emulator ends with its connection.
/// Without a connection nothing happens.
/// </para>
/// </summary>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="GetRunwayConnectionCommand"/>
/// <seealso href="about_Runway"/>
[Cmdlet(VerbsCommunications.Disconnect, "Runway")]
[OutputType(typeof(void))]
public sealed class DisconnectRunwayCommand : DisconnectCmdlet
{
    private protected override Task<int> CloseAsync(CancellationToken cancellationToken) => SessionConnection.CloseAsync(cancellationToken);

    private protected override object? Subject => SessionConnection.Own.Current?.JournalPath;
}
