using System.Globalization;
using System.Text.RegularExpressions;

namespace Runway.Emulator.Tasks;

/// <summary>The directives in a prompt; <see cref="RunwayEmulator"/> lists them.</summary>
/// <param name="Fails">Whether the task ends in FAILED.</param>
/// <param name="FailureCode">Its failureCode, or null.</param>
/// <param name="StatusWhileRunning">The status instead of RUNNING, or null.</param>
/// <param name="StatusAtEnd">The status instead of SUCCEEDED, or null.</param>
/// <param name="Duration">The duration instead of that of the emulator, or null.</param>
internal sealed partial record PromptDirectives(
    bool Fails = false,
    string? FailureCode = null,
    string? StatusWhileRunning = null,
    string? StatusAtEnd = null,
    TimeSpan? Duration = null)
{
    private const double LongestSeconds = 7 * 24 * 60 * 60;

    private static readonly PromptDirectives None = new();

    /// <summary>Parses the directives of a prompt; the last one of a kind applies.</summary>
    public static PromptDirectives Parse(string? prompt)
    {
        if (prompt is null || !prompt.Contains('['))
        {
            return None;
        }

        var found = None;
        foreach (Match match in Directive().Matches(prompt))
        {
            found = found.With(match.Groups["word"].Value, match.Groups["value"].Value);
        }

        return found;
    }

    private PromptDirectives With(string word, string value) => word switch
    {
        "fail" => this with { Fails = true, FailureCode = value.Length == 0 ? null : value },
        "status" when value.Length > 0 => this with { StatusWhileRunning = value },
        "end" when value.Length > 0 => this with { StatusAtEnd = value },
        "seconds" when TrySeconds(value, out var seconds) => this with { Duration = TimeSpan.FromSeconds(seconds) },
        _ => this,
    };

    private static bool TrySeconds(string value, out double seconds) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds)
        && seconds <= LongestSeconds;

    [GeneratedRegex(@"\[(?<word>fail|status|end|seconds)(?::(?<value>[A-Za-z0-9_.]{1,64}))?\]", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();
}
