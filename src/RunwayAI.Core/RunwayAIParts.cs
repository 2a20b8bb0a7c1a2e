using System.Globalization;
using System.Text;
using Runway.Operations;
using Runway.Texts;

namespace Runway;

/// <summary>Shared checks for operations of the "Runway AI" service.</summary>
internal static class RunwayAIParts
{
    /// <summary>Requires a medium with a URL that is not known to be of another kind.</summary>
    /// <param name="media">The medium.</param>
    /// <param name="kind">The required kind. Null: any kind.</param>
    /// <param name="name">Its name in messages.</param>
    public static string RequireUrl(RunwayAIMedia? media, MediaKind? kind, string name)
    {
        if (string.IsNullOrWhiteSpace(media?.Url))
        {
            throw new RunwayException(RunwayErrors.MediaRequired, $"The {name} is empty.");
        }

        if (!Uri.TryCreate(media.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new RunwayException(RunwayErrors.InvalidMedia, $"The {name} '{Redaction.Redact(media.Url)}' is not an address that the service can fetch.");
        }

        if (kind is { } wanted && media.Kind is { } known && known != wanted)
        {
            throw new RunwayException(
                RunwayErrors.InvalidMedia,
                $"'{Redaction.Url(url)}' is {Word(known)}, and {Word(wanted)} is needed.")
            {
                Case = RunwayAICases.OtherKind,
            };
        }

        return media.Url;
    }

    /// <summary>The spelling of a known value, found ignoring case; an unknown value is returned unchanged.</summary>
    public static string? Spell(string? value, IReadOnlyList<string> known) =>
        known.FirstOrDefault(k => k.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;

    /// <summary>Requires a text.</summary>
    public static string RequireText(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) || text.EnumerateRunes().All(r => Rune.IsWhiteSpace(r) || (r.Value != 0 && OutsideText.IsHidden(r)))
            ? throw new RunwayException(RunwayAIErrors.InvalidValue, $"The {name} is empty.", "Give a text; leave blank lines out of the input.")
        : RequestText.Fault(text) is { } fault ? throw new RunwayException(RunwayAIErrors.InvalidValue, $"The {name} {fault}.", "Read its file in the encoding that it was written in.")
        : text;

    /// <summary>Requires a number that is not below a minimum.</summary>
    public static void RequireAtLeast(int? value, int least, string name)
    {
        if (value < least)
        {
            throw new RunwayException(
                RunwayAIErrors.InvalidValue,
                string.Create(CultureInfo.InvariantCulture, $"The {name} is {value}."),
                string.Create(CultureInfo.InvariantCulture, $"Use a whole number of at least {least}."));
        }
    }

    /// <summary>Requires a value that an edit needs.</summary>
    public static void RequireForEdit(bool given, string edit, string values, ErrorCase missing)
    {
        if (!given)
        {
            throw new RunwayException(RunwayAIErrors.EditIncomplete, $"The edit '{edit}' needs {values}.") { Case = missing };
        }
    }

    /// <summary>Refuses a value that belongs to another edit.</summary>
    public static void RefuseForEdit(bool given, string edit, string values)
    {
        if (given)
        {
            throw new RunwayException(RunwayErrors.ParameterNotApplicable, $"{values} does not apply to the edit '{edit}'.", "Leave it out, or run two edits, one after the other.");
        }
    }

    private static string Word(MediaKind kind) => kind switch
    {
        MediaKind.Image => "an image",
        MediaKind.Video => "a video",
        _ => "a sound",
    };
}
