using System.Collections;
using System.Management.Automation;
using Runway.Media;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Media;

/// <summary>
/// Reads -ReferenceImage of New-RunwayImage: media, alone or with a tag, or objects with Uri, Tag and Subject.
/// </summary>
internal sealed class ImageReferenceReader(PSCmdlet cmdlet)
{
    private static readonly string[] Members = ["Uri", "Tag", "Subject"];

    private readonly MediaReader _media = new(cmdlet);

    /// <exception cref="RunwayException">A value is not valid, or a wildcard matches no file.</exception>
    public IReadOnlyList<ImageReference> Read(object?[]? values) => values switch
    {
        // A blank cell means that the parameter is not given. A blank in a list or with a tag is an error, because the task would
        // be paid for without that picture.
        null => [],
        [var only] when Given(only) is null => [],
        _ => [.. values.SelectMany(Read)],
    };

    private IEnumerable<ImageReference> Read(object? value)
    {
        if (StoredValue.Unwrap(value) is ImageReference reference)
        {
            return [reference];
        }

        var bag = PropertyBag.OfUntyped(value);
        if (bag?["Uri"] is { } uri)
        {
            return bag.FirstBut(Members) is { } unknown
                ? throw new RunwayException(RunwayErrors.InvalidMedia, $"A reference image has no property '{unknown}'. The properties are {string.Join(", ", Members)}.", "Correct the name, or pass @{ tag = picture } for pictures with tags.")
                : Tagged(uri, bag["Tag"], bag["Subject"]);
        }

        return bag is not null && StoredValue.Unwrap(value) is IDictionary ? bag.Members.SelectMany(m => Tagged(m.Value, m.Name, null)) : Tagged(value, null, null);
    }

    private IEnumerable<ImageReference> Tagged(object? value, object? tag, object? subject)
    {
        var media = _media.Read([value]);
        return media.Count > 0
            ? media.Select(source => new ImageReference(source, StoredValue.ToText(tag), StoredValue.ToText(subject)))
            : throw new RunwayException(
                RunwayErrors.InvalidMedia,
                "A reference image is empty.",
                "Pass a path, a file, an https URL, a runway:// URI or a data URI for each; check that all variables are set.");
    }
}
