using System.Text.RegularExpressions;

namespace Runway.Catalogue;

/// <summary>The pattern of a text.</summary>
/// <param name="pattern">An ECMAScript regular expression.</param>
/// <param name="words">A description for messages, such as "begins with a letter".</param>
internal sealed class ModelTextForm(string pattern, string words)
{
    private Regex? _compiled;

    public string Words => words;

    public bool Matches(string text) => (_compiled ??= new Regex(Exact(pattern), RegexOptions.ECMAScript)).IsMatch(text);

    // Unlike in ECMAScript, $ also matches before a final newline in .NET.
    private static string Exact(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern;
}
