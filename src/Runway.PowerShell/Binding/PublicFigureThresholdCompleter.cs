using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Runway.PowerShell;

/// <summary>
/// Offers the known thresholds. Not a ValidateSet, which would refuse the row of a CSV file whose cell is blank.
/// </summary>
public sealed class PublicFigureThresholdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ImageRequest.PublicFigureThresholds
            .Where(t => t.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(t => new CompletionResult(t));
}
