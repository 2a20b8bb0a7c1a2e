using System.Collections;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads what -ReferenceImage was given: addresses and files, alone or under a tag. Files travel inside the request.
/// </summary>
internal sealed class ReferenceImageReader(PSCmdlet cmdlet)
{
    /// <exception cref="RunwayException">A file is missing or no picture, or the form is not understood.</exception>
    public IReadOnlyList<ImageReference> Read(object[]? values) => values switch
    {
        // An empty cell of a CSV file.
        null or [null] or [string { Length: 0 }] => [],
        _ => [.. values.SelectMany(Read)],
    };

    private IEnumerable<ImageReference> Read(object? value)
    {
        var item = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (item)
        {
            case ImageReference reference:
                return [reference];
            case string text:
                return [new ImageReference(ToAddress(text))];
            case FileInfo file:
                return [new ImageReference(ImageFile.ToDataUri(file.FullName))];
            case Uri url:
                return [new ImageReference(url.OriginalString)];
            case IDictionary map when Get(map, "Uri") is { } uri:
                return [new ImageReference(ToAddress(uri), Get(map, "Tag"))];
            case IDictionary map:
                return [.. map.Keys.Cast<object>().SelectMany(tag => Read(map[tag]).Select(r => r with { Tag = tag.ToString() }))];
            case not null when PSObject.AsPSObject(value).Properties is var bag && bag["Uri"]?.Value is { } address:
                return [new ImageReference(ToAddress(address.ToString()!), bag["Tag"]?.Value?.ToString())];
            default:
                throw Invalid(item is null ? "Nothing was given where a reference image is expected." : $"A {item.GetType().Name} is not a reference image.");
        }
    }

    private string ToAddress(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Invalid("The path of a reference image is empty.");
        }

        if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        try
        {
            return ImageFile.ToDataUri(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(text));
        }
        catch (Exception e) when (e is ProviderNotFoundException or System.Management.Automation.DriveNotFoundException)
        {
            throw new RunwayException("RunwayFileNotReadable", RunwayErrorKind.File, $"'{text}' is not a path. {e.Message}", "Give a path of the file system.", e);
        }
    }

    private static RunwayException Invalid(string message) => new(
        "RunwayInvalidMedia",
        RunwayErrorKind.InvalidArgument,
        message,
        "Give a path, an https URL, a runway:// URI, a data URI, or @{ tag = 'path or URL' }.");

    private static string? Get(IDictionary map, string name) =>
        map.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k as string, name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key]?.ToString() : null;
}
