using System.Collections;
using System.Management.Automation.Language;
using Runway.Workspace;

namespace Runway.PowerShell;

/// <summary>Completes the actions of the audit log that this version knows. Sends nothing.</summary>
public sealed class AuditActionCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) =>
        AuditActions.Known.Select(action => (action, action));
}
