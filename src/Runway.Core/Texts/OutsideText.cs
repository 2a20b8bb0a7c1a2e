using System.Buffers;
using System.Globalization;
using System.Text;

namespace Runway.Texts;

/// <summary>
/// Escapes text from outside: of the service, a proxy or a shared file. Control characters, which a terminal would execute, and
/// invisible characters are written as in JSON: <c>\u001B</c>.
/// </summary>
internal static class OutsideText
{
    /// <summary>The maximum length of a message of the service; the rest is cut.</summary>
    internal const int LongestSentence = 1000;

    /// <summary>The maximum length of a name, code or id of the service; the rest is cut.</summary>
    internal const int LongestName = 200;

    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>
    /// The text with escaped control, direction and zero-width characters and lone surrogates. Tabs, line breaks, and the joiners
    /// that Persian and emoji need, stay.
    /// </summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : Escape(text, keepLayout: true);
    }

    /// <summary>One line for display: redacted, escaped and cut to a maximum length.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="longest">The maximum number of characters; an ellipsis replaces the rest.</param>
    public static string? Line(string? text, int longest = LongestSentence) => text is null ? null : Cut(OneLine(Redaction.Redact(text)), longest);

    /// <summary>Whether a character is invisible: a control, direction, zero-width or blank character.</summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        // Blank letters and marks, whose Unicode category is not Format.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>One escaped line. Not redacted.</summary>
    internal static string OneLine(string text)
    {
        text = text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        return IsPlain(text) ? text : Escape(text, keepLayout: false);
    }

    /// <summary>Cuts a text to a maximum length, without a lone surrogate at the end.</summary>
    internal static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";

    /// <summary>A URL with percent-encoded invisible characters: the same address, but printable.</summary>
    internal static string Address(string url)
    {
        if (!url.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return url;
        }

        var clean = new StringBuilder(url.Length + 32);
        foreach (var rune in url.Trim().EnumerateRunes())
        {
            clean.Append(rune.Value is ' ' || IsHidden(rune) ? Uri.EscapeDataString(rune.ToString()) : rune.ToString());
        }

        return clean.ToString();
    }

    // Printable ASCII, which most texts are, needs no escaping.
    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string Escape(string text, bool keepLayout)
    {
        var clean = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            var isLayout = rune.Value is '\t' or '\n' or ZeroWidthNonJoiner or ZeroWidthJoiner || (rune.Value == '\r' && text.AsSpan(i) is [_, '\n', ..]);
            var isKept = isWhole && (!IsHidden(rune) || (keepLayout && isLayout));
            foreach (var unit in text.AsSpan(i, length))
            {
                _ = isKept ? clean.Append(unit) : clean.Append(CultureInfo.InvariantCulture, $@"\u{(int)unit:X4}");
            }

            i += length;
        }

        return clean.ToString();
    }
}
