using System.Collections;
using System.Management.Automation.Language;
using Runway.Catalogue;

namespace Runway.PowerShell;

/// <summary>Completes the HTTP methods of the bound -Path, from the API document; all methods for an unknown path.</summary>
public sealed class RestMethodCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Tip)> Offers(string word, string command, string parameter, CommandAst ast, IDictionary bound) =>
        MethodsOf(bound["Path"] as string).Select(m => (m, m));

    private static IEnumerable<string> MethodsOf(string? path)
    {
        if (path is null)
        {
            return HttpMethodNameAttribute.Names;
        }

        // The path may be a full address, and 'org' is short for /v1/org.
        var text = Uri.TryCreate(path, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url.AbsolutePath : path.Split('?')[0];
        var parts = (text.StartsWith('/') ? text : "/v1/" + text).TrimEnd('/').Split('/');
        var known = ModelCatalogue.Current.Paths.Where(p => IsOne(parts, p.Key.Split('/'))).SelectMany(p => p.Value).Distinct().ToList();
        return known.Count > 0 ? known : HttpMethodNameAttribute.Names;
    }

    private static bool IsOne(string[] parts, string[] template) =>
        parts.Length == template.Length && parts.Zip(template).All(p => p.Second.StartsWith('{') ? p.First.Length > 0 : p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase));
}
