using System.Text;

namespace Runway.Package;

/// <summary>
/// Reads the part of PowerShell's data language that manifests use: hashtables, arrays, plain strings, true and false, comments.
/// Expressions are refused.
/// </summary>
internal sealed class DataReader
{
    private readonly string _text;
    private int _at;

    private DataReader(string text) => _text = text;

    /// <returns>The hashtable, whose values are strings, booleans, lists and hashtables. Keys are case-insensitive.</returns>
    /// <exception cref="PackageException">The text is not such data.</exception>
    public static Dictionary<string, object> Read(string text)
    {
        var reader = new DataReader(text);
        var value = reader.ReadValue();
        reader.SkipBlank(separators: "");
        return value is Dictionary<string, object> table && reader._at == text.Length ? table : throw reader.Unexpected();
    }

    /// <summary>Whether PowerShell takes a character for a single quotation mark: it takes the typographic ones, too.</summary>
    public static bool IsQuote(char c) => c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B';

    private object ReadValue()
    {
        SkipBlank(separators: "");
        if (Take("@{"))
            return ReadTable();
        if (Take("@("))
            return ReadList();
        if (Take("'"))
            return ReadString();
        if (Take("$true"))
            return true;
        return Take("$false") ? false : throw Unexpected();
    }

    private Dictionary<string, object> ReadTable()
    {
        var table = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        while (!TakeEnd("}", ";"))
        {
            var start = _at;
            while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at]))
                _at++;
            var key = _text[start.._at];
            SkipBlank(separators: "");
            if (key.Length == 0 || !Take("="))
                throw Unexpected();
            table[key] = ReadValue();
        }

        return table;
    }

    private List<object> ReadList()
    {
        var list = new List<object>();
        while (!TakeEnd(")", ",;"))
            list.Add(ReadValue());
        return list;
    }

    private string ReadString()
    {
        var text = new StringBuilder();
        while (_at < _text.Length)
        {
            if (IsQuote(_text[_at]) && (++_at == _text.Length || !IsQuote(_text[_at])))
                return text.ToString();
            text.Append(_text[_at++]);
        }

        throw Unexpected();
    }

    private bool TakeEnd(string end, string separators)
    {
        SkipBlank(separators);
        return Take(end);
    }

    private void SkipBlank(string separators)
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]) || separators.Contains(_text[_at]))
                _at++;
            else if (_text[_at] == '#')
                SkipTo("\n");
            else if (Take("<#"))
                SkipTo("#>");
            else
                return;
        }
    }

    private void SkipTo(string end)
    {
        var found = _text.IndexOf(end, _at, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : found + end.Length;
    }

    private bool Take(string token)
    {
        if (string.CompareOrdinal(_text, _at, token, 0, token.Length) != 0)
            return false;
        _at += token.Length;
        return true;
    }

    private PackageException Unexpected() =>
        new($"line {_text.AsSpan(0, Math.Min(_at, _text.Length)).Count('\n') + 1} of the manifest is not plain data");
}
