using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Runway.Journal;
using Runway.PowerShell.Connections;
using Runway.Tasks;

namespace Runway.PowerShell;

/// <summary>Completes batches, models and statuses from the journal, newest first. Sends no request.</summary>
public sealed class HistoryValueCompleter : ValueCompleter
{
    private protected override int Most => 50;

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var service = LanguagePrimitives.IsTrue(bound["AllServices"]) ? null : SessionConnection.Service;
        return (parameter.ToUpperInvariant() switch
        {
            "STATUS" => RunwayTaskStatus.All.Union(Of(service, t => t.Status)),
            "MODEL" => Of(service, t => t.Model),
            _ => Of(service, t => t.Batch),
        }).Select(value => (value, value));
    }

    private static IReadOnlyList<string> Of(Uri? service, Func<RunwayTask, string?> value) => TaskHistory.Values(SessionConnection.Journal, service, value);
}
