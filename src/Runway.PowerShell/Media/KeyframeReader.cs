using System.Collections;
using System.Management.Automation;
using Runway.PowerShell.Values;

namespace Runway.PowerShell.Media;

/// <summary>
/// Reads what -Keyframe is given: hashtables or objects with Image and either Seconds or At, and Start and End where
/// the picture applies to a stretch.
/// </summary>
internal sealed class KeyframeReader(PSCmdlet cmdlet)
{
    private static readonly string[] Members = ["Image", "Uri", "Seconds", "At", "Start", "End"];

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

        // One that is misspelled would be left out of a task that is paid for.
        var names = value is IDictionary table ? table.Keys.Cast<object>().Select(k => $"{k}") : value is PSObject { BaseObject: PSCustomObject } bag ? bag.Properties.Select(p => p.Name) : [];
        if (names.FirstOrDefault(n => !Members.Contains(n, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw Invalid($"A key frame has no '{unknown}'; it has {string.Join(", ", Members)}.");
        }

        object? Get(string name) => value is IDictionary map
            ? map.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k as string, name, StringComparison.OrdinalIgnoreCase)) is { } key ? map[key] : null
            : PSObject.AsPSObject(value).Properties[name]?.Value;

        return new VideoKeyframe(_media.ReadOne(Get("Image") ?? Get("Uri"), "Keyframe") ?? throw Invalid("A key frame has no picture."))
        {
            Seconds = Number(Get("Seconds"), "Seconds", 30),
            At = Number(Get("At"), "At", 1),
            RangeStart = Number(Get("Start"), "Start", int.MaxValue),
            RangeEnd = Number(Get("End"), "End", int.MaxValue),
        };
    }

    private static double? Number(object? value, string name, int most)
    {
        var range = new NumberRange(0, most, false);
        return StoredValue.ToText(value) is not { } text || string.IsNullOrWhiteSpace(text) ? null
            : (double?)range.Room.Read(StoredValue.Unwrap(value)!) ?? throw Invalid($"'{text}' is not {range} for {name} of a key frame.");
    }

    private static RunwayException Invalid(string message) => new(
        RunwayErrors.InvalidKeyframe,
        message);
}
