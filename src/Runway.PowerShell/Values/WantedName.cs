using System.Management.Automation;

namespace Runway.PowerShell.Values;

/// <summary>A name that a user looks for: a pattern, or a text without wildcards, in which a backtick escapes a wildcard character.</summary>
internal sealed class WantedName(string text)
{
    private readonly WildcardPattern _pattern = Wildcards.Of(text);
    private readonly string _literal = WildcardPattern.Unescape(text);

    /// <summary>The name as it was given.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it has no wildcards, so that it is an error where nothing has the name.</summary>
    public bool IsLiteral { get; } = !WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>The name without escapes.</summary>
    public string Name => IsLiteral ? _literal : Text;

    /// <summary>Whether a name is meant, in any case. A pattern also means the name that is equal to it, such as <c>faq[1].md</c>.</summary>
    public bool Fits(string? name) => name is not null && (name.Equals(Name, StringComparison.OrdinalIgnoreCase) || (!IsLiteral && _pattern.IsMatch(name)));
}
