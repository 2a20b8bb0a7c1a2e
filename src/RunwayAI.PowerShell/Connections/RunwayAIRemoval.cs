using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Closes the connection of the session when the module is removed, like Disconnect-RunwayAI. The connection of the environment
/// belongs to the whole process and stays.
/// </summary>
public sealed class RunwayAIRemoval : IModuleAssemblyCleanup
{
    /// <summary>Pipeline thread of the runspace that removes the module.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) =>
        RunwayAISession.Own.CloseAsync(CancellationToken.None).GetAwaiter().GetResult();
}
