using System.Text.RegularExpressions;

namespace Runway.Help.Composing;

/// <summary>The names to which help texts may refer: cmdlets, parameters and topics.</summary>
internal sealed partial class References
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _pages;

    public References(HelpSource source)
    {
        _pages = [.. source.Cmdlets.Select(c => c.Name), .. source.Topics.Keys];
        foreach (var cmdlet in source.Cmdlets)
        {
            _names[cmdlet.DocId] = cmdlet.Name;
            foreach (var parameter in cmdlet.Parameters.Where(p => p.DocId is not null))
                _names[parameter.DocId!] = "-" + parameter.Name;
        }
    }

    /// <summary>The name of a code member in help texts, or null.</summary>
    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    /// <summary>Whether there is a cmdlet or a topic of this name.</summary>
    public bool IsKnown(string page) => _pages.Contains(page);

    /// <summary>The cmdlets and topics in a text that do not exist.</summary>
    public IEnumerable<string> DeadIn(string text) =>
        Mention().Matches(text).Select(m => m.Value).Where(name => !_pages.Contains(name)).Distinct();

    [GeneratedRegex(@"\b([A-Z][a-z]+-Runway[A-Za-z]*|about_Runway[A-Za-z]*)\b")]
    private static partial Regex Mention();
}
