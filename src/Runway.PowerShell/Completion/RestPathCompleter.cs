using System.Collections;
using System.Management.Automation.Language;
using Runway.Catalogue;

namespace Runway.PowerShell;

/// <summary>
/// Completes the paths of the API for the bound -Method, from the API document. The ids of tasks come from the journal; a path
/// with another id is completed up to the id. Sends no request.
/// </summary>
public sealed class RestPathCompleter : ValueCompleter
{
    private const string Prefix = "/v1/";
    private const string Tasks = Prefix + "tasks/";
    private const int MostIds = 50;

    // 'org' is short for /v1/org.
    private protected override string Begun(string word) => word.StartsWith('/') ? word : Prefix + word;

    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound)
    {
        var method = bound["Method"] as string;
        foreach (var (path, methods) in ModelCatalogue.Current.Paths.Where(p => method is null || p.Value.Contains(method, StringComparer.OrdinalIgnoreCase)))
        {
            var tip = string.Join(", ", methods);
            var before = path.Split('{')[0];
            if (before != Tasks)
            {
                yield return (before, tip);
            }
            else if (word.StartsWith(before, StringComparison.OrdinalIgnoreCase) || before.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                foreach (var (id, about) in TaskIdCompleter.Newest().Where(id => (before + id.Value).StartsWith(word, StringComparison.OrdinalIgnoreCase)).Take(MostIds))
                {
                    yield return (before + id, $"{tip} · {about}");
                }
            }
        }
    }
}
