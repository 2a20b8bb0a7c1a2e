using System.Text.RegularExpressions;

namespace Runway.Help.Composing;

/// <summary>The names that one part of the help may mention in another: cmdlets, their parameters, and topics.</summary>
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

    /// <summary>What help calls a member of the code; null when it has no name for it.</summary>
    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    /// <summary>Whether there is a cmdlet or a topic of this name.</summary>
    public bool IsKnown(string page) => _pages.Contains(page);

    /// <summary>The cmdlets and topics of this module that a text mentions and that do not exist.</summary>
    public IEnumerable<string> DeadIn(string text) =>
        Mention().Matches(text).Select(m => m.Value).Where(name => !_pages.Contains(name)).Distinct();

    [GeneratedRegex(@"\b([A-Z][a-z]+-Runway[A-Za-z]*|about_Runway[A-Za-z]*)\b")]
    private static partial Regex Mention();
}
