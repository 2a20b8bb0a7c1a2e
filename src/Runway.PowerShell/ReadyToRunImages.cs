using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Runway.PowerShell;

/// <summary>
/// Has the engine's assemblies come from the images that were compiled ahead of time for this platform, where the module
/// holds them. Elsewhere, and on a runtime that cannot use them, PowerShell takes the neutral ones beside the module.
/// </summary>
public sealed class ReadyToRunImages : IModuleAssemblyInitializer
{
    // The images are compiled for this version of the runtime; an older one would load them for nothing.
    private const int OldestRuntime = 10;
    private static readonly string Folder = Path.Combine(
        Path.GetDirectoryName(typeof(ReadyToRunImages).Assembly.Location)!,
        "ReadyToRun",
        $"{OsName}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}");

    private static int Registered;

    private static string OsName => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    /// <summary>Registers the lookup; nothing of the engine is loaded yet.</summary>
    public void OnImport()
    {
        if (Environment.Version.Major >= OldestRuntime && Interlocked.Exchange(ref Registered, 1) == 0)
        {
            AssemblyLoadContext.GetLoadContext(typeof(ReadyToRunImages).Assembly)!.Resolving += Find;
        }
    }

    private static Assembly? Find(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name?.StartsWith("Runway.", StringComparison.Ordinal) != true)
        {
            return null;
        }

        var image = Path.Combine(Folder, name.Name + ".dll");
        return File.Exists(image) ? context.LoadFromAssemblyPath(image) : null;
    }
}
