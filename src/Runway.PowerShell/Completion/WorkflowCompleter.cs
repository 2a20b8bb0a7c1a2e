using System.Collections;
using System.Management.Automation.Language;
using Runway.Journal;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>Completes the names of workflows that commands have seen or the journal has, then the ids. Sends no request.</summary>
public sealed class WorkflowCompleter : ValueCompleter
{
    private protected override int Most => 50;

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var seen = SessionConnection.Names(SeenNames.Workflow);
        var names = parameter == "Id" ? [] : seen.Select(s => s.Name).OfType<string>()
            .Concat(TaskHistory.Values(SessionConnection.Journal, SessionConnection.Service, t => t.IsRun ? t.Model : null));
        return names.Distinct().Select(name => (name, name)).Concat(parameter == "Name" ? [] : seen.Select(s => (s.Id, s.Name ?? s.Id)));
    }
}
