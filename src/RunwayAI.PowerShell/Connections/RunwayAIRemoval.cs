using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Ends with the module the connection that it holds for the session, as Disconnect-RunwayAI does. The one that the environment
/// describes belongs to the whole process.
/// </summary>
public sealed class RunwayAIRemoval : IModuleAssemblyCleanup
{
    /// <summary>Pipeline thread of the runspace that removes the module.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) =>
        RunwayAISession.Own.CloseAsync(CancellationToken.None).GetAwaiter().GetResult();
}
