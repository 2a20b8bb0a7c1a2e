using System.Text.RegularExpressions;

namespace Runway.Catalogue;

/// <summary>The form that a text must have.</summary>
/// <param name="pattern">The form as an ECMAScript pattern.</param>
/// <param name="words">The same in words: what the text does, such as "begins with a letter".</param>
internal sealed class ModelTextForm(string pattern, string words)
{
    private Regex? _compiled;

    public string Words => words;

    public bool Fits(string text) => (_compiled ??= new Regex(Exact(pattern), RegexOptions.ECMAScript)).IsMatch(text);

    // In .NET a dollar also matches before a newline at the end, which in ECMAScript it does not.
    private static string Exact(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern;
}
