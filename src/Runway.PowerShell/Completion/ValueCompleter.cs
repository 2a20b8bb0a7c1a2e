using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Runway.Texts;

namespace Runway.PowerShell;

/// <summary>
/// Base class of completers: returns the values that begin with the typed text, quoted where necessary. It never throws, because
/// PowerShell does not show errors of completion.
/// </summary>
public abstract class ValueCompleter : IArgumentCompleter
{
    private const int LongestTip = 160;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = Begun((wordToComplete ?? string.Empty).Trim('\'', '"'));
            return [.. Offers(word, commandName, parameterName, commandAst, fakeBoundParameters)
                .Where(offer => !string.IsNullOrWhiteSpace(offer.Value) && offer.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(offer => offer.Value)
                .Take(Most)
                .Select(offer => new CompletionResult(Quote(offer.Value), offer.Value, CompletionResultType.ParameterValue, TipOf(offer)))];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>The maximum number of values.</summary>
    private protected virtual int Most => int.MaxValue;

    /// <summary>The prefix of the values, for the typed text.</summary>
    private protected virtual string Begun(string word) => word;

    /// <summary>The values of a parameter in order, each with its tooltip. Values without the prefix are removed by the caller.</summary>
    private protected abstract IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound);

    // PowerShell refuses a blank one.
    private static string TipOf((string Value, string Tip) offer) => string.IsNullOrWhiteSpace(offer.Tip) ? offer.Value : OutsideText.Cut(offer.Tip, LongestTip);

    private static string Quote(string value) =>
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':' or '/') ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
