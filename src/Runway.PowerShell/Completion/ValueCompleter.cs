using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Runway.PowerShell;

/// <summary>
/// The base of all completers: offers the values that begin with what is typed, in quotes where they need them. It never throws,
/// since PowerShell shows an error here as nothing at all; no completion is the same and honest.
/// </summary>
public abstract class ValueCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = Begun((wordToComplete ?? string.Empty).Trim('\'', '"'));
            return [.. Offers(word, commandName, parameterName, commandAst, fakeBoundParameters)
                .Where(offer => offer.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(offer => offer.Value)
                .Take(Most)
                .Select(offer => new CompletionResult(Quote(offer.Value), offer.Value, CompletionResultType.ParameterValue, offer.Tip))];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>How many values are offered at the most.</summary>
    private protected virtual int Most => int.MaxValue;

    /// <summary>What a value has to begin with, for what is typed.</summary>
    private protected virtual string Begun(string word) => word;

    /// <summary>The values of a parameter, in the order in which they are offered, and what is said about each. Those that do not begin with the word are left out.</summary>
    private protected abstract IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound);

    private static string Quote(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':' or '/') ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
