using System.Management.Automation;
using System.Reflection;

namespace Runway.PowerShell.Completion;

/// <summary>The cmdlets that create tasks, and their operations, from <see cref="OperationsAttribute"/>.</summary>
internal static class OperationCmdlets
{
    private static readonly Lazy<Dictionary<string, Type>> ByNoun = new(() => typeof(OperationCmdlets).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(OperationsAttribute), inherit: false))
        .ToDictionary(type => type.GetCustomAttribute<CmdletAttribute>()!.NounName, StringComparer.OrdinalIgnoreCase));

    /// <summary>The classes of the cmdlets.</summary>
    public static IReadOnlyCollection<Type> All => ByNoun.Value.Values;

    /// <summary>The class of the cmdlet with a noun; null for a cmdlet that does not create tasks.</summary>
    public static Type? Find(string noun) => ByNoun.Value.GetValueOrDefault(noun);

    /// <summary>The class and the noun of the cmdlet of an operation, or null.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isFrameRate">Whether the frame rate is changed, which is an upscale at the service.</param>
    public static (string Noun, Type Cmdlet)? Of(string operation, bool isFrameRate) => ByNoun.Value
        .Where(cmdlet => OperationsOf(cmdlet.Value).Contains(operation))
        .OrderBy(cmdlet => OperationsOf(cmdlet.Value).Contains("frame_interpolation") != isFrameRate)
        .Select(cmdlet => ((string, Type)?)(cmdlet.Key, cmdlet.Value))
        .FirstOrDefault();

    /// <summary>The operations of a cmdlet that creates tasks.</summary>
    public static IReadOnlyList<string> OperationsOf(Type cmdlet) => cmdlet.GetCustomAttribute<OperationsAttribute>()!.Names;
}
