using System.Management.Automation;
using Runway.Operations;
using Runway.PowerShell.Values;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Media;

/// <summary>
/// Reads -Keyframe: hashtables or objects with Image and either Seconds or At, and Start and End for a range.
/// </summary>
internal sealed class KeyframeReader(PSCmdlet cmdlet)
{
    private static readonly string[] Members = ["Image", "Uri", "Seconds", "At", "Start", "End"];

    private readonly MediaReader _media = new(cmdlet);

    /// <exception cref="RunwayException">A value is not valid.</exception>
    public IReadOnlyList<VideoKeyframe> Read(object?[]? values) =>
        values is null ? [] : [.. values.Select(Given).OfType<object>().Select(ReadOne)];

    private VideoKeyframe ReadOne(object value)
    {
        if (value is VideoKeyframe known)
        {
            return known;
        }

        if (PropertyBag.OfUntyped(value)?.FirstBut(Members) is { } unknown)
        {
            throw Invalid($"A keyframe has no property '{unknown}'. The properties are {string.Join(", ", Members)}.");
        }

        var bag = PropertyBag.Of(value);
        return new VideoKeyframe(_media.ReadOne(bag["Image"] ?? bag["Uri"], "Keyframe") ?? throw Invalid("A keyframe has no Image."))
        {
            Seconds = Number(bag["Seconds"], "Seconds", 30),
            At = Number(bag["At"], "At", 1),
            RangeStart = Number(bag["Start"], "Start", int.MaxValue),
            RangeEnd = Number(bag["End"], "End", int.MaxValue),
        };
    }

    private static double? Number(object? value, string name, int most)
    {
        var range = new NumberRange(0, most, false);
        return Given(value) is not { } given ? null
            : (double?)range.Room.Read(given) ?? throw Invalid($"'{given}' is not {range} for {name} of a keyframe.");
    }

    private static RunwayException Invalid(string message) => new(
        RunwayErrors.InvalidKeyframe,
        message);
}
