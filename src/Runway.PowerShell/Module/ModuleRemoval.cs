using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Closes the connection of the session when the module is removed, like Disconnect-Runway, and the journal after the creates in
/// flight. The connection of the environment belongs to the whole process and stays.
/// </summary>
public sealed class ModuleRemoval : IModuleAssemblyCleanup
{
    /// <summary>Pipeline thread of the runspace that removes the module.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) =>
        SessionConnection.Own.CloseAsync(CancellationToken.None).GetAwaiter().GetResult();
}
