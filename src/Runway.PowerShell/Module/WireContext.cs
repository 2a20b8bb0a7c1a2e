using System.Reflection;
using System.Runtime.Loader;

namespace Runway.PowerShell.Module;

/// <summary>
/// The load context of the typed clients and of the packages that they stand on. Another module may bring the same packages in
/// another version; in a context of their own the two never meet. It is made when the engine first needs a client, and it
/// lives as long as the process.
/// </summary>
internal sealed class WireContext : AssemblyLoadContext
{
    private const string Folder = "Wire";

    private WireContext()
        : base("Runway wire")
    {
    }

    /// <summary>The one context of the process.</summary>
    public static WireContext Instance { get; } = new();

    /// <summary>Whether an assembly that the engine asks for is the client.</summary>
    public static bool Holds(string name) => name is "Runway.Generated";

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(ReadyToRunImages.Root, Folder, assemblyName.Name + ".dll");

        // What is not of the wire, the framework above all, comes from the default context.
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
