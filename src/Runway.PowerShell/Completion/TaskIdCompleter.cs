using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using Runway.PowerShell.Connections;

namespace Runway.PowerShell;

/// <summary>Completes task ids from the journal, the newest first. Never throws, asks nothing of the service.</summary>
public sealed class TaskIdCompleter : IArgumentCompleter
{
    private const int Most = 50;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = wordToComplete.Trim('\'', '"');
            return [.. TaskHistory.Read(SessionConnection.Journal, new TaskHistoryFilter { Service = SessionConnection.Service })
                .Where(t => t.Status != RunwayTaskStatus.Unknown && t.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .Reverse()
                .Take(Most)
                .Select(t => new CompletionResult(t.Id, t.Id, CompletionResultType.ParameterValue, string.Create(CultureInfo.CurrentCulture, $"{t.Status} {t.CreatedAt:g} {t.PromptText}")))];
        }
        catch (Exception)
        {
            // An error here would be shown as nothing at all; no completion is the same and honest.
            return [];
        }
    }
}
