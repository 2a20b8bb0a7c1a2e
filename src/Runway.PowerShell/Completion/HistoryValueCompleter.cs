using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>Completes runs, models and states from the journal, the newest first. Never throws, asks nothing of the service.</summary>
public sealed class HistoryValueCompleter : IArgumentCompleter
{
    private const int Most = 50;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = wordToComplete.Trim('\'', '"');
            var service = LanguagePrimitives.IsTrue(fakeBoundParameters["AllServices"]) ? null : SessionConnection.Service;
            return [.. Candidates(parameterName, service)
                .Where(c => c.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .Take(Most)
                .Select(c => new CompletionResult(ModelValueCompleter.Quote(c), c, CompletionResultType.ParameterValue, c))];
        }
        catch (Exception)
        {
            // An error here would be shown as nothing at all; no completion is the same and honest.
            return [];
        }
    }

    private static IEnumerable<string> Candidates(string parameterName, Uri? service) => parameterName.ToUpperInvariant() switch
    {
        "STATUS" => RunwayTaskStatus.All.Union(Of(service, t => t.Status)),
        "MODEL" => Of(service, t => t.Model),
        _ => Of(service, t => t.Batch),
    };

    private static IReadOnlyList<string> Of(Uri? service, Func<RunwayTask, string?> value) => TaskHistory.Values(SessionConnection.Journal, service, value);
}
