using System.Management.Automation;
using System.Runtime.Loader;
using Runway.PowerShell.Module;

namespace Runway.PowerShell;

/// <summary>
/// Has the typed client of this module come from its <c>Wire/</c>, into the load context in which the module Runway holds its
/// own and what both stand on. All else of Runway's is loaded by that module alone: see <see cref="ReadyToRunImages"/>.
/// </summary>
public sealed class WireLookup : IModuleAssemblyInitializer
{
    private const string Client = "RunwayAI.Generated";
    private static int Registered;

    /// <summary>Registers the lookup; nothing of the engine is loaded yet.</summary>
    public void OnImport()
    {
        if (Interlocked.Exchange(ref Registered, 1) == 0)
        {
            var own = typeof(WireLookup).Assembly;
            var path = Path.Combine(Path.GetDirectoryName(own.Location)!, "Wire", Client + ".dll");
            AssemblyLoadContext.GetLoadContext(own)!.Resolving += (_, name) =>
                name.Name == Client ? WireContext.Instance.LoadFromAssemblyPath(path) : null;
        }
    }
}
