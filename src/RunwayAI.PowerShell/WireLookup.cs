using System.Management.Automation;
using System.Runtime.Loader;
using Runway.PowerShell.Module;

namespace Runway.PowerShell;

/// <summary>
/// Loads the typed client of this module from its <c>Wire/</c> into the load context of the module Runway, which has the packages
/// of both. All other assemblies of Runway are loaded by that module: see <see cref="ReadyToRunImages"/>.
/// </summary>
public sealed class WireLookup : IModuleAssemblyInitializer
{
    private const string Client = "RunwayAI.Generated";
    private static int Registered;

    /// <summary>Registers the resolver, without loading the engine.</summary>
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
