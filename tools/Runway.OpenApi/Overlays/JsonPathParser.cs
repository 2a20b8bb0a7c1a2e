using System.Text.RegularExpressions;

namespace Runway.OpenApi.Overlays;

/// <summary>Parses a JSONPath.</summary>
internal static partial class JsonPathParser
{
    public static IReadOnlyList<JsonPath.Step> Parse(string text)
    {
        if (!text.StartsWith('$'))
            throw new FormatException($"'{text}' does not start with $");

        var steps = new List<JsonPath.Step>();
        var at = 1;
        while (at < text.Length)
        {
            var match = Selector().Match(text, at);
            if (!match.Success)
                throw new FormatException($"'{text}' has an unsupported selector at column {at + 1}");
            steps.Add(new(Name(match), match.Groups["descend"].Success));
            at += match.Length;
        }

        return steps;
    }

    private static string? Name(Match match) => match switch
    {
        _ when match.Groups["name"] is { Success: true } name => name.Value,
        _ when match.Groups["quoted"] is { Success: true } quoted => quoted.Value,
        _ when match.Groups["index"] is { Success: true } index => index.Value,
        _ => null,
    };

    [GeneratedRegex(
        """\G(?:(?<descend>\.\.)|\.)(?:(?<name>[A-Za-z_][A-Za-z0-9_-]*)|\*)|\G(?<descend>\.\.)?\[(?:'(?<quoted>[^']+)'|"(?<quoted>[^"]+)"|(?<index>[0-9]+)|\*)\]""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Selector();
}
