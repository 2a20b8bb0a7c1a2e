using Runway.PowerShell.Values;
using Runway.Recipes;
using static Runway.PowerShell.Values.GivenValue;

namespace Runway.PowerShell.Recipes;

/// <summary>Reads -Shot: hashtables, or rows of a CSV file, with Prompt and Duration.</summary>
internal static class ShotReader
{
    private static readonly string[] Members = ["Prompt", "PromptText", "Duration"];
    private static readonly NumberRange Seconds = new(1, 15, true);

    /// <exception cref="RunwayException">A value is not a shot.</exception>
    public static IReadOnlyList<VideoShot> Read(object?[]? values) => values is null ? [] : [.. values.Select(Given).OfType<object>().Select(ReadOne)];

    private static VideoShot ReadOne(object value, int index)
    {
        var shot = $"Shot {index + 1}";
        var bag = PropertyBag.OfUntyped(value) ?? throw Invalid($"{shot}, '{value}', is not a hashtable or a row.");
        if (bag.FirstBut(Members) is { } unknown)
        {
            throw Invalid($"{shot} has a property '{unknown}', which a shot does not have.");
        }

        var prompt = Given(StoredValue.ToText(bag["Prompt"] ?? bag["PromptText"])) ?? throw Invalid($"{shot} has no Prompt.");
        var duration = Given(bag["Duration"]) ?? throw Invalid($"{shot} has no Duration.");
        return new VideoShot(prompt, (int)(Seconds.Read(duration) ?? throw Invalid($"'{duration}' is not {Seconds} for Duration of shot {index + 1}.")));
    }

    private static RunwayException Invalid(string message) => new(RunwayErrors.InvalidShot, message);
}
