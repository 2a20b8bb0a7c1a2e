using System.Globalization;
using System.Text;
using Runway.Help.Model;

namespace Runway.Help.Output;

/// <summary>Writes the page of a cmdlet in docs/cmdlets, and the index page.</summary>
internal static class MarkdownPage
{
    private const string Notice = "<!-- Written by `dotnet run --project tools/Runway.Help`; edits here are lost. -->\n\n";
    private const string Topics = "../../src/Runway.PowerShell/Help/en-US/";

    public static string Write(CmdletHelp cmdlet)
    {
        var text = new StringBuilder(Notice);
        text.Append(CultureInfo.InvariantCulture, $"# {cmdlet.Name}\n\n{Escape(cmdlet.Synopsis)}\n\n## Syntax\n\n```powershell\n");
        text.AppendJoin("\n\n", cmdlet.Sets.Select(s => Syntax.Line(cmdlet.Name, s))).Append("\n```\n\n");
        Section(text, "Description", cmdlet.Description);
        text.Append("## Examples\n\n");
        foreach (var (index, example) in cmdlet.Examples.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"### Example {index + 1}: {example.Title}\n\n```powershell\n{example.Code}\n```\n\n");
            Paragraphs(text, example.Remarks);
        }

        text.Append("## Parameters\n\n");
        foreach (var parameter in cmdlet.Parameters)
            Parameter(text, parameter);
        text.Append("### CommonParameters\n\nThis cmdlet supports the common parameters, such as `-Verbose`, `-ErrorAction` and `-OutVariable`; see `Get-Help about_CommonParameters`.\n\n");
        Types(text, "Inputs", cmdlet.Inputs);
        Types(text, "Outputs", cmdlet.Outputs);
        if (cmdlet.Notes.Count > 0)
            Section(text, "Notes", cmdlet.Notes);
        text.Append("## Related links\n\n");
        foreach (var link in cmdlet.Links)
            text.Append(CultureInfo.InvariantCulture, $"- {Link(link)}\n");
        return text.ToString();
    }

    public static string WriteIndex(IEnumerable<(string Name, List<CmdletHelp> Cmdlets)> modules)
    {
        var text = new StringBuilder(Notice);
        text.Append("# Cmdlets\n\nThe same texts as `Get-Help <name> -Full` shows.\n");
        foreach (var (name, cmdlets) in modules)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Module {name}\n\n| cmdlet | what it does |\n| --- | --- |\n");
            foreach (var cmdlet in cmdlets)
                text.Append(CultureInfo.InvariantCulture, $"| {Link(cmdlet.Name)} | {Escape(cmdlet.Synopsis)} |\n");
        }

        return text.ToString();
    }

    private static void Parameter(StringBuilder text, ParameterHelp parameter)
    {
        var shape = parameter.Shape;
        text.Append(CultureInfo.InvariantCulture, $"### -{shape.Name}\n\n");
        Paragraphs(text, parameter.Text);
        string[] facts =
        [
            $"`{TypeNames.Short(shape.Type)}`",
            Syntax.IsRequired(parameter) ? "yes" : "no",
            Syntax.Position(shape.Uses[0].Position),
            shape.Default is { } value ? $"`{value}`" : "none",
            Syntax.Pipeline(shape.Uses),
            shape.Aliases.Count > 0 ? string.Join(", ", shape.Aliases.Select(a => $"`{a}`")) : "none",
        ];
        text.Append("| Type | Required | Position | Default | Pipeline | Aliases |\n| --- | --- | --- | --- | --- | --- |\n");
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", facts)} |\n\n");
    }

    private static void Types(StringBuilder text, string title, IEnumerable<TypedText> types)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");
        foreach (var type in types)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {type.Type}\n\n");
            Paragraphs(text, type.Text);
        }
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> paragraphs)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n");
        Paragraphs(text, paragraphs);
    }

    private static void Paragraphs(StringBuilder text, IEnumerable<string> paragraphs)
    {
        foreach (var paragraph in paragraphs)
            text.Append(Escape(paragraph)).Append("\n\n");
    }

    private static string Link(string page) =>
        page.StartsWith("about_", StringComparison.Ordinal) ? $"[{page}]({Topics}{page}.help.txt)" : $"[{page}]({page}.md)";

    // Text between backticks must not be escaped.
    private static string Escape(string text) => string.Join('`', text.Split('`').Select((part, index) =>
        index % 2 == 0 ? part.Replace("<", "&lt;", StringComparison.Ordinal) : part));
}
