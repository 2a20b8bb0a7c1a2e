using System.Management.Automation;
using Runway.Connections;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Connections;

/// <summary>Finds the profiles for -Name.</summary>
internal static class ProfileNames
{
    /// <summary>The profiles that match a name or a pattern. A name without wildcards and without a match is returned itself, for the error.</summary>
    public static IReadOnlyList<string> Matching(string wanted)
    {
        var all = ProfileStore.Names();
        if (all.Contains(wanted))
        {
            return [wanted];
        }

        var pattern = Wildcards.Of(wanted);
        List<string> found = [.. all.Where(pattern.IsMatch)];
        return found.Count > 0 || WildcardPattern.ContainsWildcardCharacters(wanted) ? found : [wanted];
    }
}
