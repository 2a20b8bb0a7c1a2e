using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Runway.PowerShell.Module;

namespace Runway.PowerShell;

/// <summary>
/// Resolves the assemblies of the engine: Core and the emulator from the ReadyToRun images for this platform, the typed client from
/// <c>Wire/</c>, in a load context of its own. Without an image, and on a runtime that cannot use it, the platform-neutral
/// assemblies in the folder of the module are used. Requests of other modules get the same assemblies.
/// </summary>
public sealed class ReadyToRunImages : IModuleAssemblyInitializer
{
    // The images are compiled for this version of the runtime; an older one cannot use them.
    private const int OldestRuntime = 10;
    private static int Registered;

    /// <summary>The folder of the module.</summary>
    internal static string Root { get; } = Path.GetDirectoryName(typeof(ReadyToRunImages).Assembly.Location)!;

    private static string Platform => $"{OsName}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string OsName => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <summary>Registers the resolver, without loading the engine.</summary>
    public void OnImport()
    {
        if (Interlocked.Exchange(ref Registered, 1) == 0)
        {
            AssemblyLoadContext.GetLoadContext(typeof(ReadyToRunImages).Assembly)!.Resolving += Find;
        }
    }

    // The image of an assembly for this platform and runtime, or the platform-neutral assembly, or null.
    private static string? FileOf(string name)
    {
        var image = Path.Combine(Root, "ReadyToRun", Platform, name + ".dll");
        var neutral = Path.Combine(Root, name + ".dll");
        return Environment.Version.Major >= OldestRuntime && File.Exists(image) ? image : File.Exists(neutral) ? neutral : null;
    }

    private static Assembly? Find(AssemblyLoadContext context, AssemblyName name) => name.Name switch
    {
        null => null,
        var wire when WireContext.Holds(wire) => WireContext.Instance.LoadFromAssemblyName(name),
        var own when own.StartsWith("Runway.", StringComparison.Ordinal) && FileOf(own) is { } file => context.LoadFromAssemblyPath(file),
        _ => null,
    };
}
