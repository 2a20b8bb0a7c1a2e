using Runway.Help.Model;

namespace Runway.Help.Reading;

/// <summary>
/// Reads the examples of a cmdlet: a heading with its name, and for each example a second-level heading, a block of
/// PowerShell and a paragraph or two.
/// </summary>
internal static class ExampleFile
{
    private const string Fence = "```";

    // The maximum for a console of 80 columns, where help is indented by four and a title is framed.
    private const int WidestCode = 76;
    private const int WidestTitle = 56;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="text">The file.</param>
    /// <param name="complain">Receives what is missing.</param>
    public static IReadOnlyList<Example> Parse(string cmdlet, string text, Action<string> complain)
    {
        var sections = ("\n" + text.ReplaceLineEndings("\n")).Split("\n## ");
        if (sections[0].Trim() != $"# {cmdlet}")
            complain($"the file of examples has to begin with '# {cmdlet}' and nothing else before the first example");
        return [.. sections.Skip(1).Select(s => Read(s, complain))];
    }

    private static Example Read(string section, Action<string> complain)
    {
        var title = section.Split('\n')[0].Trim();
        var parts = section[title.Length..].Split("\n" + Fence);
        if (parts.Length != 3 || !parts[1].StartsWith("powershell\n", StringComparison.Ordinal) || parts[0].Trim().Length > 0)
        {
            complain($"example '{title}': its heading has to be followed by one block of powershell and a text");
            return new Example(title, string.Empty, []);
        }

        var code = parts[1]["powershell\n".Length..].TrimEnd();
        if (title.Length > WidestTitle)
            complain($"example '{title}': the title is longer than {WidestTitle} characters");
        if (code.Split('\n').FirstOrDefault(line => line.Length > WidestCode) is { } wide)
            complain($"example '{title}': the line '{wide}' is longer than {WidestCode} characters, so a console breaks it");
        var remarks = parts[2].Split("\n\n").Select(p => p.Trim().ReplaceLineEndings(" ")).Where(p => p.Length > 0).ToList();
        if (remarks.Count == 0)
            complain($"example '{title}' has no text");
        return new Example(title, code, remarks);
    }
}
