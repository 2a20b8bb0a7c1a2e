using System.Globalization;
using System.Text;

namespace Runway.OpenApi.Output;

/// <summary>Writes Markdown for the report.</summary>
internal static class Markdown
{
    public static string Code(string text) => $"`{text}`";

    /// <summary>Appends a section with one sentence and one table, unless the table is empty.</summary>
    public static void Table(
        StringBuilder text, string title, string introduction, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> content)
    {
        var rows = content.ToList();
        if (rows.Count == 0)
            return;

        text.Append(CultureInfo.InvariantCulture, $"## {title}\n\n{introduction}\n\n");
        Row(text, head);
        Row(text, [.. head.Select(_ => "---")]);
        foreach (var row in rows)
            Row(text, row);
        text.Append('\n');
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
