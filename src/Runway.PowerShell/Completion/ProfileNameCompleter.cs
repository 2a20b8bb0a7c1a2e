using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Runway.PowerShell;

/// <summary>Completes the names of profiles. Never throws, opens none of them.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = wordToComplete.Trim('\'', '"');
            return [.. ProfileStore.Names().Where(n => n.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(n => new CompletionResult(n))];
        }
        catch (Exception)
        {
            // An error here would be shown as nothing at all; no completion is the same and honest.
            return [];
        }
    }
}
