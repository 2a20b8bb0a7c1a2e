using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Forgets the connection of this session, and its key with it. Tasks go on at the service; commands that still run
/// with the connection end as if stopped. Creates that are out are waited for, at most 20 seconds, so that the journal has the
/// ids of what is paid for.
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
public sealed class DisconnectRunwayCommand : DisconnectCmdlet
{
    private protected override Task<int> CloseAsync(CancellationToken cancellationToken) => SessionConnection.CloseAsync(cancellationToken);

    private protected override object? Subject => SessionConnection.Own.Current?.JournalPath;
}
