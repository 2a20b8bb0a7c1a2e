using System.Globalization;
using System.Text;
using Runway.Operations;

namespace Runway;

/// <summary>Checks that several operations of the "Runway AI" service share.</summary>
internal static class RunwayAIParts
{
    private const string OnlyUrls =
        "The service takes http and https URLs, and has no upload. Pass what another RunwayAI command wrote, or the URL of a file that everybody can read.";

    /// <summary>A medium that is there, is a URL and is not known to be of another kind.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="kind">What it has to be; null when anything will do.</param>
    /// <param name="parameter">The parameter that takes it.</param>
    public static string RequireUrl(RunwayAIMedia? media, MediaKind? kind, string parameter)
    {
        if (string.IsNullOrWhiteSpace(media?.Url))
        {
            throw new RunwayException(RunwayErrors.MediaRequired, $"-{parameter} is empty.", OnlyUrls);
        }

        if (!Uri.TryCreate(media.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new RunwayException(RunwayErrors.InvalidMedia, $"-{parameter}: '{Redaction.Redact(media.Url)}' is not an address that the service can fetch.", OnlyUrls);
        }

        if (kind is { } wanted && media.Kind is { } known && known != wanted)
        {
            throw new RunwayException(
                RunwayErrors.InvalidMedia,
                $"-{parameter} takes {Word(wanted)}, and '{Redaction.Url(url)}' is {Word(known)}.",
                "Use the command for what it is; its noun says what each takes.");
        }

        return media.Url;
    }

    /// <summary>A value in the spelling of the known one that it is, whatever the case; another one as it is.</summary>
    public static string? Spell(string? value, IReadOnlyList<string> known) =>
        known.FirstOrDefault(k => k.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;

    /// <summary>A text that is there.</summary>
    public static string RequireText(string? text, string parameter) =>
        string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().All(r => Rune.IsWhiteSpace(r) || (r.Value != 0 && OutsideText.IsHidden(r)))
            ? throw new RunwayException(RunwayAIErrors.InvalidValue, $"-{parameter} is empty.", "Give a text; leave blank lines out of the input.")
        : RequestText.Fault(text) is { } fault ? throw new RunwayException(RunwayAIErrors.InvalidValue, $"-{parameter} {fault}.", "Read its file in the encoding that it was written in.")
        : text;

    /// <summary>A number that is not below the least that makes sense.</summary>
    public static void RequireAtLeast(int? value, int least, string parameter)
    {
        if (value < least)
        {
            throw new RunwayException(
                RunwayAIErrors.InvalidValue,
                string.Create(CultureInfo.InvariantCulture, $"-{parameter} is {value}."),
                string.Create(CultureInfo.InvariantCulture, $"Use a whole number of at least {least}."));
        }
    }

    /// <summary>A value that an edit is about.</summary>
    public static void RequireForEdit(bool given, string edit, string parameters)
    {
        if (!given)
        {
            throw new RunwayException(RunwayAIErrors.EditIncomplete, $"The edit '{edit}' needs {parameters}.", $"Pass {parameters}.");
        }
    }

    /// <summary>A value that belongs to another edit.</summary>
    public static void RefuseForEdit(bool given, string edit, string parameter)
    {
        if (given)
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"{parameter} does not go with the edit '{edit}'.", "Leave it out, or make two edits of it, one after the other.");
        }
    }

    private static string Word(MediaKind kind) => kind switch
    {
        MediaKind.Image => "an image",
        MediaKind.Video => "a video",
        _ => "a sound",
    };
}
