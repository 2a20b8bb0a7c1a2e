using System.Text;

namespace Runway.Package;

/// <summary>Writes what <see cref="DataReader"/> reads.</summary>
internal static class DataWriter
{
    public static string Write(Dictionary<string, object> table)
    {
        var text = new StringBuilder();
        WriteValue(text, table, indent: 0);
        return text.Append('\n').ToString();
    }

    private static void WriteValue(StringBuilder text, object value, int indent)
    {
        switch (value)
        {
            case Dictionary<string, object> table:
                WriteLines(text, "@{", table, pair => { text.Append(pair.Key).Append(" = "); WriteValue(text, pair.Value, indent + 4); }, "}", indent);
                break;
            case List<object> list:
                WriteLines(text, "@(", list, item => WriteValue(text, item, indent + 4), ")", indent);
                break;
            case bool flag:
                text.Append(flag ? "$true" : "$false");
                break;
            default:
                text.Append('\'').Append(Quoted((string)value)).Append('\'');
                break;
        }
    }

    private static void WriteLines<T>(StringBuilder text, string begin, ICollection<T> items, Action<T> write, string end, int indent)
    {
        text.Append(begin);
        foreach (var item in items)
        {
            text.Append('\n').Append(' ', indent + 4);
            write(item);
        }

        if (items.Count > 0)
            text.Append('\n').Append(' ', indent);
        text.Append(end);
    }

    // Every quotation mark that ends a string stands twice.
    private static string Quoted(string value) => string.Concat(value.Select(c => DataReader.IsQuote(c) ? $"{c}{c}" : c.ToString()));
}
