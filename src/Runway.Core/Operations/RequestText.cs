using System.Text;
using System.Text.Json;
using Runway.Texts;

namespace Runway.Operations;

/// <summary>Checks all texts of a request for the effects of a file that was read in the wrong encoding.</summary>
internal static class RequestText
{
    private const string EncodingAdvice = "Read its file in the encoding that it was written in, such as UTF-16 or UTF-8.";

    /// <summary>Refuses a text without visible characters.</summary>
    /// <exception cref="RunwayException">It has only blanks and invisible characters.</exception>
    public static void RequireSeen(string text)
    {
        if (text.EnumerateRunes().All(r => Rune.IsWhiteSpace(r) || OutsideText.IsHidden(r) || IsBlank(r)) && !text.Contains('\0', StringComparison.Ordinal))
        {
            throw new RunwayException(RunwayErrors.InvalidPrompt, $"The prompt is empty: it has only invisible characters ({OutsideText.Line(text, 60)}).");
        }
    }

    // Variation selectors and the null notehead: allowed in a text, but invisible.
    private static bool IsBlank(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or 0x1D159;

    /// <summary>What is wrong with a text, as the end of a sentence that begins with its name; null when it is valid.</summary>
    public static string? Fault(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return $"holds the character U+0000 {text.Count(c => c == '\0')} times, so its file is probably UTF-16 and was read as something else";
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i])))
            {
                return $"holds half of a character (a lone surrogate at position {i}), so it was probably cut within an emoji";
            }
        }

        return null;
    }

    /// <summary>Refuses a prompt with invalid characters.</summary>
    /// <exception cref="RunwayException">It has U+0000 or a lone surrogate.</exception>
    public static void RequireWhole(string? promptText)
    {
        if (promptText is not null && Fault(promptText) is { } fault)
        {
            throw new RunwayException(RunwayErrors.InvalidPrompt, $"The prompt {fault}.", EncodingAdvice) { Case = ErrorCase.WrongEncoding };
        }
    }

    /// <summary>Refuses a body with U+0000 in a text.</summary>
    /// <returns>The members with U+FFFD, the replacement for characters that could not be decoded.</returns>
    /// <exception cref="RunwayException">A text has invalid characters.</exception>
    public static IReadOnlyList<string> Check(JsonElement body)
    {
        var raw = body.ValueKind == JsonValueKind.Undefined ? string.Empty : body.GetRawText();
        if (!raw.Contains(@"\u0000", StringComparison.Ordinal) && !raw.Contains('\uFFFD', StringComparison.Ordinal) && !raw.Contains(@"\uFFFD", StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        var doubtful = new List<string>();
        Walk(body, string.Empty, doubtful);
        return doubtful;
    }

    /// <summary>The warning about members with U+FFFD.</summary>
    public static IEnumerable<string> Warnings(IEnumerable<string> members) =>
        members.Select(m => $"{m} has U+FFFD, which replaces characters that could not be decoded. It is sent as it is. {EncodingAdvice}");

    private static void Walk(JsonElement json, string path, List<string> doubtful)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Look(member.Name, $"The name of a member of {(path.Length == 0 ? "the request" : path)}", doubtful);
                    Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", doubtful);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Walk(item, path + "[]", doubtful);
                }

                break;
            case JsonValueKind.String:
                Look(json.GetString()!, path, doubtful);
                break;
        }
    }

    private static void Look(string text, string what, List<string> doubtful)
    {
        if (Fault(text) is { } fault)
        {
            throw new RunwayException(what == "promptText" ? RunwayErrors.InvalidPrompt : RunwayErrors.TextForm, $"{(what == "promptText" ? "The prompt" : what)} {fault}.", EncodingAdvice) { Case = ErrorCase.WrongEncoding };
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal) && !doubtful.Contains(what))
        {
            doubtful.Add(what);
        }
    }
}
