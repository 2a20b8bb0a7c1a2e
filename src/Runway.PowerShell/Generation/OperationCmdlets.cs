using System.Management.Automation;
using System.Reflection;

namespace Runway.PowerShell.Generation;

/// <summary>The operations of the cmdlets, from <see cref="OperationsAttribute"/>.</summary>
internal static class OperationCmdlets
{
    private static readonly Lazy<Dictionary<string, IReadOnlyList<string>>> ByNoun = new(() => typeof(OperationCmdlets).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(OperationsAttribute), inherit: false))
        .ToDictionary(
            type => type.GetCustomAttribute<CmdletAttribute>()!.NounName,
            type => type.GetCustomAttribute<OperationsAttribute>()!.Names,
            StringComparer.OrdinalIgnoreCase));

    /// <summary>The operations of the cmdlet with a noun; null for a cmdlet that does not create tasks.</summary>
    public static IReadOnlyList<string>? OperationsOf(string noun) => ByNoun.Value.GetValueOrDefault(noun);
}
