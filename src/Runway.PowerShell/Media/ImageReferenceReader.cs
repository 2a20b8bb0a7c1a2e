using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Media;

/// <summary>
/// Reads what -ReferenceImage of New-RunwayImage is given: media, alone or under a tag, or objects with Uri, Tag and
/// Subject.
/// </summary>
internal sealed class ImageReferenceReader(PSCmdlet cmdlet)
{
    private static readonly string[] Members = ["Uri", "Tag", "Subject"];

    private readonly MediaReader _media = new(cmdlet);

    /// <exception cref="RunwayException">The form is not understood, or a wildcard matches no file.</exception>
    public IReadOnlyList<ImageReference> Read(object?[]? values) => values switch
    {
        // A blank cell of a CSV file says nothing. A blank among others, or under a tag, is a picture that got lost on
        // the way, and the task would be paid for without it.
        null or [null] => [],
        [var only] when StoredValue.Unwrap(only) is string text && string.IsNullOrWhiteSpace(text) => [],
        _ => [.. values.SelectMany(Read)],
    };

    private IEnumerable<ImageReference> Read(object? value) => StoredValue.Unwrap(value) switch
    {
        ImageReference reference => [reference],
        IDictionary map when Find(map, "Uri") is { } uri => Tagged(uri, Find(Known(map), "Tag"), Find(map, "Subject")),
        IDictionary map => map.Keys.Cast<object>().SelectMany(tag => Tagged(map[tag], tag, null)),
        PSObject { BaseObject: PSCustomObject } bag when bag.Properties["Uri"]?.Value is { } uri =>
            Tagged(uri, bag.Properties["Tag"]?.Value, bag.Properties["Subject"]?.Value),
        _ => Tagged(value, null, null),
    };

    private IEnumerable<ImageReference> Tagged(object? value, object? tag, object? subject)
    {
        var media = _media.Read([value]);
        return media.Count > 0
            ? media.Select(source => new ImageReference(source, StoredValue.ToText(tag), StoredValue.ToText(subject)))
            : throw new RunwayException(
                RunwayErrors.InvalidMedia,
                "A reference image is empty.",
                "Give each a path, a file, an https URL, a runway:// URI or a data URI; see whether a variable is not set.");
    }

    // One that is misspelled would be left out of a task that is paid for.
    private static IDictionary Known(IDictionary map) =>
        map.Keys.Cast<object>().FirstOrDefault(k => !Members.Contains($"{k}", StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw new RunwayException(RunwayErrors.InvalidMedia, $"A reference image has no '{unknown}'; it has {string.Join(", ", Members)}.", "Correct the name, or give @{ tag = picture } for pictures under tags.")
            : map;

    private static object? Find(IDictionary map, string name) =>
        map.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k as string, name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key] : null;
}
