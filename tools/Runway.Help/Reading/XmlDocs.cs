using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Runway.Help.Reading;

/// <summary>The XML documentation that the compiler writes, by the id of each member.</summary>
internal sealed partial class XmlDocs(IEnumerable<XDocument> documents)
{
    private const string ParagraphBreak = "\n";

    // Types that the compiler generates have the same name in several assemblies.
    private readonly Dictionary<string, XElement> _members = documents
        .SelectMany(d => d.Descendants("member"))
        .DistinctBy(m => m.Attribute("name")!.Value)
        .ToDictionary(m => m.Attribute("name")!.Value);

    /// <summary>The paragraphs of one part of a comment, such as its summary; empty when there is none.</summary>
    /// <param name="id">The member.</param>
    /// <param name="part">The name of the element.</param>
    /// <param name="names">The name for a member that the text refers to; null keeps its own name.</param>
    public IReadOnlyList<string> Text(string id, string part, Func<string, string?> names)
    {
        if (!_members.TryGetValue(id, out var member))
            return [];
        if (member.Element("inheritdoc")?.Attribute("cref")?.Value is { } other && other != id)
            return Text(other, part, names);
        return member.Element(part) is { } text
            ? Flatten(text, names).Split(ParagraphBreak, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
    }

    /// <summary>The references of a comment (seealso): ids of members or names of topics.</summary>
    public IReadOnlyList<string> SeeAlso(string id) =>
        _members.TryGetValue(id, out var member)
            ? [.. member.Elements("seealso").Select(e => e.Attribute("cref")?.Value ?? e.Attribute("href")?.Value ?? string.Empty)]
            : [];

    private static string Flatten(XElement element, Func<string, string?> names) => string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => Space().Replace(text.Value, " "),
        XElement { Name.LocalName: "para" } paragraph => ParagraphBreak + Flatten(paragraph, names) + ParagraphBreak,
        XElement { Name.LocalName: "see" } see => Code(See(see, names)),
        XElement { Name.LocalName: "paramref" } reference => Code(reference.Attribute("name")!.Value),
        XElement { Name.LocalName: "c" } code => Code(code.Value),
        XElement other => Flatten(other, names),
        _ => string.Empty,
    }));

    private static string See(XElement see, Func<string, string?> names)
    {
        var id = (see.Attribute("cref") ?? see.Attribute("langword") ?? see.Attribute("href"))!.Value;
        return names(id) ?? id.Split('(')[0].Split(':', '.')[^1];
    }

    private static string Code(string text) => $"`{text}`";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
