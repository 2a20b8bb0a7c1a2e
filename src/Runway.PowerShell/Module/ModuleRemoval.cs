using System.Management.Automation;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>
/// Ends with the module what it holds for the session, as Disconnect-Runway does: the connection with its key, and the journal
/// once the creates that are out are answered. The connection that the environment describes belongs to the whole process.
/// </summary>
public sealed class ModuleRemoval : IModuleAssemblyCleanup
{
    /// <summary>Pipeline thread of the runspace that removes the module.</summary>
    public void OnRemove(PSModuleInfo psModuleInfo) =>
        SessionConnection.Own.CloseAsync(CancellationToken.None).GetAwaiter().GetResult();
}
