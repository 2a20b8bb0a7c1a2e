using System.Management.Automation;
using Runway.PowerShell.Connections;
using Runway.PowerShell.Errors;

namespace Runway.PowerShell;

/// <summary>
/// Shows the connection to the "Runway AI" service that commands of this session use: that of Connect-RunwayAI, or that of the
/// environment. The key is never shown.
/// <para>
/// Without either it is an error. No request is sent; the first command that uses the service shows whether the key is valid.
/// </para>
/// </summary>
/// <returns>The connection: the base address, how the key travels, and as much of it as tells it from another.</returns>
/// <seealso cref="ConnectRunwayAICommand"/>
/// <seealso cref="DisconnectRunwayAICommand"/>
[Cmdlet(VerbsCommon.Get, "RunwayAIConnection")]
[OutputType(typeof(RunwayAIConnection))]
public sealed class GetRunwayAIConnectionCommand : GetConnectionCmdlet
{
    private protected override object Find() => RunwayAISession.Own.Resolve(null);

    internal override string? AdviceFor(Exception error) => RunwayAIAdvice.For((RunwayException)error);
}
