using System.Reflection;
using System.Runtime.Loader;

namespace Runway.PowerShell.Module;

/// <summary>
/// The load context of the typed clients and their packages. Another module may load other versions of the same packages; separate
/// contexts prevent conflicts. It is created when the engine first needs a client, and never unloaded.
/// </summary>
internal sealed class WireContext : AssemblyLoadContext
{
    private const string Folder = "Wire";

    private WireContext()
        : base("Runway wire")
    {
    }

    /// <summary>The context of the process.</summary>
    public static WireContext Instance { get; } = new();

    /// <summary>Whether an assembly is loaded into this context.</summary>
    public static bool Holds(string name) => name is "Runway.Generated";

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(ReadyToRunImages.Root, Folder, assemblyName.Name + ".dll");

        // Other assemblies, such as the framework, come from the default context.
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
