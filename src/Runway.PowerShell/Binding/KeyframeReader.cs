using System.Collections;
using System.Management.Automation;

namespace Runway.PowerShell;

/// <summary>
/// Reads what -Keyframe is given: hashtables or objects with Image and either Seconds or At, and Start and End where
/// the picture applies to a stretch.
/// </summary>
internal sealed class KeyframeReader(PSCmdlet cmdlet)
{
    private readonly MediaReader _media = new(cmdlet);

    /// <exception cref="RunwayException">The form is not understood.</exception>
    public IReadOnlyList<VideoKeyframe> Read(object?[]? values) =>
        values is null ? [] : [.. values.Select(StoredValue.Unwrap).Where(v => v is not (null or "")).Select(v => ReadOne(v!))];

    private VideoKeyframe ReadOne(object value)
    {
        if (value is VideoKeyframe known)
        {
            return known;
        }

        object? Get(string name) => value is IDictionary map
            ? map.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k as string, name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key] : null
            : PSObject.AsPSObject(value).Properties[name]?.Value;

        return new VideoKeyframe(_media.ReadOne(Get("Image") ?? Get("Uri"), "Keyframe") ?? throw Invalid("A key frame has no picture."))
        {
            Seconds = Number(Get("Seconds"), "Seconds"),
            At = Number(Get("At"), "At"),
            RangeStart = Number(Get("Start"), "Start"),
            RangeEnd = Number(Get("End"), "End"),
        };
    }

    private static double? Number(object? value, string name) =>
        StoredValue.ToNumber(value) ?? (StoredValue.ToText(value) is { } text ? throw Invalid($"'{text}' is no number for {name} of a key frame.") : null);

    private static RunwayException Invalid(string message) => new(
        RunwayErrors.InvalidKeyframe,
        message);
}
