using System.Text.RegularExpressions;

namespace Runway.Help.Composing;

/// <summary>Splits texts into sentences.</summary>
internal static partial class Sentences
{
    /// <summary>The first sentence, up to a full stop before white space or the end.</summary>
    public static string First(string text) => End().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;

    [GeneratedRegex(@"[.!?](?=\s|$)")]
    private static partial Regex End();
}
