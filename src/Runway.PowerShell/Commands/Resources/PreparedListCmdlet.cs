using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell;

/// <summary>The base class of Get-RunwayVoice and Get-RunwayAvatar.</summary>
public abstract class PreparedListCmdlet : ResourceCmdlet
{
    /// <summary>The parameter set of names.</summary>
    protected const string NameSet = "Name";

    /// <summary>The parameter set of ids.</summary>
    protected const string IdSet = "Id";

    /// <summary>The parameter set of presets.</summary>
    protected const string PresetSet = "Preset";

    /// <summary>Lists those whose name matches one of the names. A name without wildcards that nothing has is an error.</summary>
    /// <param name="names">The names.</param>
    /// <param name="list">Reads the list with a function that each entry is passed to.</param>
    /// <param name="nameOf">The name of an entry.</param>
    /// <param name="notFound">The error for a name that nothing has.</param>
    private protected void WriteMatching<T>(string[] names, Action<Action<T>> list, Func<T, string?> nameOf, Func<string, Exception> notFound)
        where T : notnull
    {
        var (patterns, missing) = (Array.ConvertAll(names, name => Wildcards.Of(name.Trim())), names.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)).Select(name => name.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase));
        Try(null, () =>
        {
            list(entry =>
            {
                if (Array.Exists(patterns, pattern => pattern.IsMatch(nameOf(entry) ?? string.Empty)))
                {
                    missing.Remove(nameOf(entry) ?? string.Empty);
                    Write(entry);
                }
            });
            foreach (var name in missing)
            {
                WriteError(notFound(name), name);
            }
        });
    }
}
