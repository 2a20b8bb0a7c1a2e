using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Runway.PowerShell;

/// <summary>
/// Has the engine's assemblies come from where the module holds them: Core and the emulator from the images that were compiled
/// ahead of time for this platform, the typed clients from <c>Wire/</c>, in a load context of their own. Without an image, and
/// on a runtime that cannot use them, PowerShell takes the neutral assemblies beside the module.
/// </summary>
public sealed class ReadyToRunImages : IModuleAssemblyInitializer
{
    // The images are compiled for this version of the runtime; an older one would load them for nothing.
    private const int OldestRuntime = 10;
    private static int Registered;

    /// <summary>The folder of the module.</summary>
    internal static string Root { get; } = Path.GetDirectoryName(typeof(ReadyToRunImages).Assembly.Location)!;

    private static string Platform => $"{OsName}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string OsName => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <summary>Registers the lookup; nothing of the engine is loaded yet.</summary>
    public void OnImport()
    {
        if (Interlocked.Exchange(ref Registered, 1) == 0)
        {
            AssemblyLoadContext.GetLoadContext(typeof(ReadyToRunImages).Assembly)!.Resolving += Find;
        }
    }

    // The image of an assembly that this machine and this runtime can use; null where there is none.
    private static string? ImageOf(string name)
    {
        var image = Path.Combine(Root, "ReadyToRun", Platform, name + ".dll");
        return Environment.Version.Major >= OldestRuntime && File.Exists(image) ? image : null;
    }

    private static Assembly? Find(AssemblyLoadContext context, AssemblyName name) => name.Name switch
    {
        null => null,
        var wire when WireContext.Holds(wire) => WireContext.Instance.LoadFromAssemblyName(name),
        var own when own.StartsWith("Runway.", StringComparison.Ordinal) && ImageOf(own) is { } image => context.LoadFromAssemblyPath(image),
        _ => null,
    };
}
