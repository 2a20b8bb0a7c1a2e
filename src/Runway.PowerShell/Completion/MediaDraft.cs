using System.Collections;
using Runway.Media;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Completion;

/// <summary>
/// Media of a command that is being typed. A file that can be used stays, since some models take only pictures of some sizes; any
/// other medium becomes an address of the same kind, because a missing or broken file is not a reason to leave out a model.
/// </summary>
/// <param name="unknown">The kind of media whose kind cannot be seen.</param>
internal sealed class MediaDraft(MediaKind unknown)
{
    // The members of reference images and key frames that are not media.
    private static readonly HashSet<string> NoMedia = new(StringComparer.OrdinalIgnoreCase) { "Tag", "Subject", "Seconds", "At", "Start", "End" };

    /// <summary>Whether the kind of a medium could not be seen.</summary>
    public bool IsGuess { get; private set; }

    /// <summary>The value of a parameter with all its media replaced.</summary>
    public object Of(object? value, MediaKind? ofParameter) => StoredValue.Unwrap(value) switch
    {
        MediaSource or ImageReference => value!,
        string text when MediaSource.IsAddress(text) => MediaSource.FromAddress(text),
        string text => OfName(text, ofParameter),
        FileInfo file => OfName(file.FullName, ofParameter),
        Uri url => MediaSource.FromAddress(url.OriginalString),
        RunwayUpload upload => OfKind(upload.Kind),
        RunwayTask { Output: [var output, ..] } => MediaSource.FromAddress(output),
        IDictionary map => new Hashtable(map.Keys.Cast<object>().ToDictionary(key => key, key => NoMedia.Contains($"{key}") ? map[key] : Of(map[key], ofParameter))),
        IEnumerable list => list.Cast<object?>().Select(entry => Of(entry, ofParameter)).ToArray(),
        _ => Any(ofParameter),
    };

    private MediaSource Any(MediaKind? ofParameter)
    {
        IsGuess |= ofParameter is null;
        return OfKind(ofParameter ?? unknown);
    }

    private MediaSource OfName(string name, MediaKind? ofParameter) =>
        Usable(name)
        ?? (MediaSource.KindOfName(name) is { } kind ? OfKind(kind) : Any(ofParameter));

    private static MediaSource? Usable(string name)
    {
        try
        {
            var file = SessionValues.ExistingFile(name) is { } path ? MediaSource.FromFile(path) : null;
            _ = file?.RequireKind(MediaKind.Image | MediaKind.Video | MediaKind.Audio);
            return file;
        }
        catch (RunwayException)
        {
            return null;
        }
    }

    private static MediaSource OfKind(MediaKind kind) => MediaSource.FromAddress("https://example.com/input." + kind switch
    {
        MediaKind.Image => "png",
        MediaKind.Video => "mp4",
        _ => "mp3",
    });
}
