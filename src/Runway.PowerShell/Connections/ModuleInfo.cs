using System.Reflection;

namespace Runway.PowerShell.Connections;

/// <summary>Data about the module.</summary>
internal static class ModuleInfo
{
    /// <summary>The User-Agent: product and version.</summary>
    public static string UserAgent { get; } =
        $"RunwayPowerShell/{typeof(ModuleInfo).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "0"}";
}
