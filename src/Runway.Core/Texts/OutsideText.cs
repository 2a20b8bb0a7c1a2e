using System.Buffers;
using System.Globalization;
using System.Text;

namespace Runway;

/// <summary>
/// The gate for text that others wrote: the service, a proxy, a file of somebody else. A terminal obeys some characters in
/// place of showing them, and others are not seen at all; both are written out as <c>\u001B</c>, which is also what they are in JSON.
/// </summary>
public static class OutsideText
{
    /// <summary>The most characters of a sentence of the service that are kept.</summary>
    internal const int LongestSentence = 1000;

    /// <summary>The most characters of a name, a code or an id of the service that are kept.</summary>
    internal const int LongestName = 200;

    private const char ZeroWidthNonJoiner = '\u200C';
    private const char ZeroWidthJoiner = '\u200D';

    /// <summary>
    /// The same text with every character written out that is not to be seen: controls, marks of direction, characters without
    /// width, halves of a pair. Tabs, line breaks, and the joiners that Persian and emoji are written with, stay.
    /// </summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : WriteOut(text, keepLayout: true);
    }

    /// <summary>One line for display: no secret that <see cref="Redaction"/> knows, nothing that is not to be seen, no more than so many characters.</summary>
    /// <param name="text">The text; null stays null.</param>
    /// <param name="longest">The most characters; what is cut off is shown by an ellipsis.</param>
    public static string? Line(string? text, int longest = LongestSentence) => text is null ? null : Cut(OneLine(Redaction.Redact(text)), longest);

    /// <summary>Whether a character is not to be seen: a control, a mark of direction, one without width or ink, half of a pair.</summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        // Blank letters and marks, which Unicode does not count among those without a form.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    /// <summary>One line with everything visible. What is secret has to be out of it already.</summary>
    internal static string OneLine(string text)
    {
        text = text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        return IsPlain(text) ? text : WriteOut(text, keepLayout: false);
    }

    /// <summary>No more than so many characters, and no half of a pair at the end.</summary>
    internal static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";

    /// <summary>A URL in which what is not to be seen is percent-encoded: it leads to the same place, and can be printed.</summary>
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

    // Nothing but letters, digits and signs of ASCII, as most texts of the service are: they need no second look.
    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string WriteOut(string text, bool keepLayout)
    {
        var clean = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) == OperationStatus.Done;
            var stays = isWhole && (!IsHidden(rune) || (keepLayout && rune.Value is '\t' or '\n' or ZeroWidthNonJoiner or ZeroWidthJoiner));
            foreach (var unit in text.AsSpan(i, length))
            {
                _ = stays ? clean.Append(unit) : clean.Append(CultureInfo.InvariantCulture, $@"\u{(int)unit:X4}");
            }

            i += length;
        }

        return clean.ToString();
    }
}
