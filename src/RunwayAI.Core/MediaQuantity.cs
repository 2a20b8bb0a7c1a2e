using System.Globalization;
using System.Text.RegularExpressions;

namespace Runway;

/// <summary>
/// Parses quantities with units, independent of the culture. Null where a quantity cannot be parsed.
/// </summary>
internal static partial class MediaQuantity
{
    private static readonly Dictionary<string, double> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ms"] = 0.001,
        ["s"] = 1,
        ["sec"] = 1,
        ["second"] = 1,
        ["m"] = 60,
        ["min"] = 60,
        ["minute"] = 60,
        ["h"] = 3600,
        ["hr"] = 3600,
        ["hour"] = 3600,
    };

    /// <summary>
    /// A size in bytes: <c>50MB</c>, <c>1.5 GB</c>, <c>512 KiB</c>, <c>300 bytes</c>, <c>300</c>. A kilobyte is 1,024
    /// bytes, as in PowerShell, where the literal 50MB gives the same number.
    /// </summary>
    public static long? ParseBytes(string? text)
    {
        if (Bytes().Match(text ?? string.Empty) is not { Success: true } match)
        {
            return null;
        }

        var power = "KMGT".IndexOf(char.ToUpperInvariant(match.Groups["prefix"].ValueSpan is [var prefix, ..] ? prefix : ' ')) + 1;
        var bytes = Math.Round(Number(match) * Math.Pow(1024, power));
        return bytes < long.MaxValue ? (long)bytes : null;
    }

    /// <summary>A duration: <c>30s</c>, <c>1.5 s</c>, <c>1m30s</c>, <c>2 minutes</c>, <c>00:01:30</c>; a bare number is seconds.</summary>
    public static TimeSpan? ParseDuration(string? text)
    {
        text = text?.Trim() ?? string.Empty;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bare))
        {
            return FromSeconds(bare);
        }

        if (Parts().Match(text) is not { Success: true } match)
        {
            return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var clock) && clock >= TimeSpan.Zero ? clock : null;
        }

        var numbers = match.Groups["number"].Captures;
        var units = match.Groups["unit"].Captures;
        return FromSeconds(Enumerable.Range(0, numbers.Count).Sum(i => double.Parse(numbers[i].ValueSpan, CultureInfo.InvariantCulture) * Units[Singular(units[i].Value)]));
    }

    /// <summary>A timestamp in any common format, in UTC where it has no offset.</summary>
    public static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Singular(string unit) => unit.Length > 2 ? unit.TrimEnd('s', 'S') : unit;

    private static TimeSpan? FromSeconds(double seconds) => seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;

    private static double Number(Match match) => double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<number>[0-9]{1,15}(\.[0-9]{1,9})?)\s*(((?<prefix>[KMGT])i?)?(B|bytes?))?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bytes();

    [GeneratedRegex(@"^((?<number>[0-9]{1,9}(\.[0-9]{1,9})?)\s*(?<unit>ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)\s*)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
