using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Shows the connection that commands of this session use: the one of Connect-Runway, else the one that the
/// environment describes. The key itself is never shown.
/// <para>
/// It is an error when there is neither. Nothing is sent; Get-RunwayOrganization shows whether the key is good.
/// </para>
/// </summary>
/// <returns>The connection: the base address, where the settings came from, and as much of the key as tells it from another.</returns>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="DisconnectRunwayCommand"/>
/// <seealso href="about_Runway"/>
[Cmdlet(VerbsCommon.Get, "RunwayConnection")]
[OutputType(typeof(RunwayConnection))]
public sealed class GetRunwayConnectionCommand : GetConnectionCmdlet
{
    private protected override object Find() => SessionConnection.Own.Resolve(null);
}
