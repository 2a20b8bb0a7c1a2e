using System.Collections;
using System.Management.Automation.Language;
using Runway.PowerShell.Completion;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>Completes the names of documents that this session has seen, then the ids. Sends no request.</summary>
public sealed class DocumentCompleter : ValueCompleter
{
    private protected override int Most => 50;

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var seen = DocumentNames.Of(SessionConnection.Service).ToList();
        var ids = parameter == "Name" ? [] : seen.Select(s => (s.Id, s.Name ?? s.Id));
        return command == "Get-RunwayDocument" && parameter == "Id" ? ids : seen.Select(s => s.Name).OfType<string>().Distinct().Select(name => (name, name)).Concat(ids);
    }
}
