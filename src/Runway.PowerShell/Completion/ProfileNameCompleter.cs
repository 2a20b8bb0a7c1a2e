using System.Collections;
using System.Management.Automation.Language;
using Runway.Connections;

namespace Runway.PowerShell;

/// <summary>Completes the names of profiles, without opening them.</summary>
public sealed class ProfileNameCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) =>
        ProfileStore.Names().Select(name => (name, name));
}
