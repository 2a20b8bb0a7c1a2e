using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Runway.PowerShell;

/// <summary>
/// Completes the paths of the API that take the bound -Method, from the document. Where a path has an id, the ids of the
/// journal stand in. Never throws, asks nothing of the service.
/// </summary>
public sealed class RestPathCompleter : IArgumentCompleter
{
    private const string Prefix = "/v1/";
    private const string Id = "{id}";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = wordToComplete.Trim('\'', '"');
            return [.. Paths(word, fakeBoundParameters["Method"] as string)];
        }
        catch (Exception)
        {
            // An error here would be shown as nothing at all; no completion is the same and honest.
            return [];
        }

        IEnumerable<CompletionResult> Paths(string word, string? method)
        {
            // 'org' is short for /v1/org.
            var start = word.StartsWith('/') ? word : Prefix + word;
            foreach (var (path, methods) in ModelCatalogue.Current.Paths.Where(p => method is null || p.Value.Contains(method, StringComparer.OrdinalIgnoreCase)))
            {
                var tip = string.Join(", ", methods);
                if (path.IndexOf(Id, StringComparison.Ordinal) is var at && at < 0)
                {
                    if (path.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                    {
                        yield return new CompletionResult(path, path, CompletionResultType.ParameterValue, tip);
                    }

                    continue;
                }

                var before = path[..at];
                if (start.StartsWith(before, StringComparison.OrdinalIgnoreCase) || before.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                {
                    var begun = start.Length > at ? start[at..] : string.Empty;
                    foreach (var id in new TaskIdCompleter().CompleteArgument(commandName, "Id", begun, commandAst, fakeBoundParameters))
                    {
                        yield return new CompletionResult(before + id.CompletionText, before + id.ListItemText, CompletionResultType.ParameterValue, $"{tip} · {id.ToolTip}");
                    }
                }
            }
        }
    }
}
