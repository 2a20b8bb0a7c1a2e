using System.Text.RegularExpressions;

namespace Runway.Help.Composing;

/// <summary>Takes texts apart.</summary>
internal static partial class Sentences
{
    /// <summary>The first sentence, up to a full stop that white space or the end follows.</summary>
    public static string First(string text) => End().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;

    [GeneratedRegex(@"[.!?](?=\s|$)")]
    private static partial Regex End();
}
