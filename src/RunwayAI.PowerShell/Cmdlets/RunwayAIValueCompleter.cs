using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Runway.PowerShell;

/// <summary>Completes the values that the documentation of the "Runway AI" service names; others pass. Never throws, needs no connection.</summary>
public sealed class RunwayAIValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return ValuesOf(commandName, parameterName)
            .Where(v => v.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(v => new CompletionResult(v, v, CompletionResultType.ParameterValue, $"{v}: one of those that the documentation names"));
    }

    private static IReadOnlyList<string> ValuesOf(string commandName, string parameterName) => (commandName.ToUpperInvariant(), parameterName.ToUpperInvariant()) switch
    {
        (_, "STYLE") => RunwayAIImageRequest.KnownStyles,
        (_, "POSITION") => RunwayAIImageTextRequest.KnownPositions,
        ("EDIT-RUNWAYAIIMAGE", "EDITTYPE") => RunwayAIImageEditRequest.KnownEdits,
        ("EDIT-RUNWAYAIIMAGE", "FILTER") => RunwayAIImageEditRequest.KnownFilters,
        (_, "EDITTYPE") => RunwayAIVideoEditRequest.KnownEdits,
        _ => RunwayAIVideoFilterRequest.KnownFilters,
    };
}
