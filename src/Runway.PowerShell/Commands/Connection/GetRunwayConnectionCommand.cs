using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Shows the connection that commands of this session use: that of Connect-Runway, or that of the environment. The key is never
/// shown.
/// <para>
/// Without either it is an error. No request is sent; Get-RunwayOrganization shows whether the key is valid.
/// </para>
/// </summary>
/// <returns>The connection: the base address, the source of the settings, and the last characters of the key.</returns>
/// <seealso cref="ConnectRunwayCommand"/>
/// <seealso cref="DisconnectRunwayCommand"/>
/// <seealso href="about_Runway"/>
[Cmdlet(VerbsCommon.Get, "RunwayConnection")]
[OutputType(typeof(RunwayConnection))]
public sealed class GetRunwayConnectionCommand : GetConnectionCmdlet
{
    private protected override object Find() => SessionConnection.Own.Resolve(null);
}
