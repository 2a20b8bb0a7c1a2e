using System.Management.Automation;
using Runway.Connections;

namespace Runway.PowerShell.Connections;

/// <summary>Which profiles a -Name means.</summary>
internal static class ProfileNames
{
    /// <summary>The profiles that a name or a pattern fits. A name that is no pattern comes back when there is none, for an error about it.</summary>
    public static IReadOnlyList<string> Matching(string wanted)
    {
        var all = ProfileStore.Names();
        if (all.Contains(wanted))
        {
            return [wanted];
        }

        var pattern = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase);
        List<string> found = [.. all.Where(pattern.IsMatch)];
        return found.Count > 0 || WildcardPattern.ContainsWildcardCharacters(wanted) ? found : [wanted];
    }
}
