using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Runway.Emulator.Checking;

/// <summary>Checks lengths, ranges, patterns and formats.</summary>
internal static class ScalarChecks
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    public static void Text(JsonElement schema, string text, JsonLocation at, List<Issue> issues)
    {
        // The service counts UTF-16 code units, as string.Length does.
        CheckSize(schema, "minLength", "maxLength", text.Length, "string", at, issues);
        if (schema.TryGetProperty("pattern", out var pattern) && !PatternOf(pattern.GetString()!).IsMatch(text))
        {
            issues.Add(Issue.WrongFormat(at, "regex", $"Expected text that matches {pattern.GetString()}."));
        }

        if (schema.TryGetProperty("x-runway-pixels", out var pixels) && PixelsOf(text) is { } area)
        {
            if (area < pixels.GetProperty("minimum").GetInt64())
            {
                issues.Add(Issue.TooSmall(at, "number", pixels.GetProperty("minimum").GetInt64()));
            }

            if (area > pixels.GetProperty("maximum").GetInt64())
            {
                issues.Add(Issue.TooBig(at, "number", pixels.GetProperty("maximum").GetInt64()));
            }
        }

        if (schema.TryGetProperty("format", out var format) && !HasFormat(format.GetString(), text))
        {
            issues.Add(Issue.WrongFormat(at, format.GetString()!, $"Expected a {format.GetString()}."));
        }
    }

    public static void Count(JsonElement schema, int count, JsonLocation at, List<Issue> issues) =>
        CheckSize(schema, "minItems", "maxItems", count, "array", at, issues);

    public static void Number(JsonElement schema, JsonElement number, JsonLocation at, List<Issue> issues)
    {
        var value = number.GetDouble();
        if (schema.TryGetProperty("minimum", out var minimum) && value < minimum.GetDouble())
        {
            issues.Add(Issue.TooSmall(at, "number", minimum.GetDouble()));
        }

        if (schema.TryGetProperty("maximum", out var maximum) && value > maximum.GetDouble())
        {
            issues.Add(Issue.TooBig(at, "number", maximum.GetDouble()));
        }
    }

    private static void CheckSize(
        JsonElement schema, string least, string most, int size, string origin, JsonLocation at, List<Issue> issues)
    {
        if (schema.TryGetProperty(least, out var minimum) && size < minimum.GetInt32())
        {
            issues.Add(Issue.TooSmall(at, origin, minimum.GetInt32()));
        }

        if (schema.TryGetProperty(most, out var maximum) && size > maximum.GetInt32())
        {
            issues.Add(Issue.TooBig(at, origin, maximum.GetInt32()));
        }
    }

    // As a fraction: sides of thirty digits have an area, too.
    private static double? PixelsOf(string size) =>
        size.IndexOf(':') is > 0 and var colon
        && double.TryParse(size.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
        && double.TryParse(size.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? width * height
            : null;

    private static bool HasFormat(string? format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Contains('T') && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => true,
    };

    // The patterns of the schemas are ECMAScript: \d and \w match only ASCII, and $ only the end, which is \z in .NET.
    private static Regex PatternOf(string pattern) => Patterns.GetOrAdd(
        pattern, static text => new Regex(text.EndsWith('$') ? text[..^1] + @"\z" : text, RegexOptions.ECMAScript));
}
