using System.Collections;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads what -ReferenceImage of New-RunwayImage is given: media, alone or under a tag, or objects with Uri, Tag and
/// Subject.
/// </summary>
internal sealed class ImageReferenceReader(PSCmdlet cmdlet)
{
    private readonly MediaReader _media = new(cmdlet);

    /// <exception cref="RunwayException">The form is not understood, or a wildcard matches no file.</exception>
    public IReadOnlyList<ImageReference> Read(object?[]? values) => values is null ? [] : [.. values.SelectMany(Read)];

    private IEnumerable<ImageReference> Read(object? value) => StoredValue.Unwrap(value) switch
    {
        ImageReference reference => [reference],
        IDictionary map when Find(map, "Uri") is { } uri => Tagged(uri, Find(map, "Tag"), Find(map, "Subject")),
        IDictionary map => map.Keys.Cast<object>().SelectMany(tag => Tagged(map[tag], tag, null)),
        PSObject { BaseObject: PSCustomObject } bag when bag.Properties["Uri"]?.Value is { } uri =>
            Tagged(uri, bag.Properties["Tag"]?.Value, bag.Properties["Subject"]?.Value),
        _ => Tagged(value, null, null),
    };

    private IEnumerable<ImageReference> Tagged(object? value, object? tag, object? subject) =>
        _media.Read([value]).Select(source => new ImageReference(source, StoredValue.ToText(tag), StoredValue.ToText(subject)));

    private static object? Find(IDictionary map, string name) =>
        map.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k as string, name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key] : null;
}
