using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>Checks x-runway-entries: the rules for entries of an array in combination.</summary>
internal static class EntryRules
{
    public static void Check(JsonElement schema, JsonElement array, JsonLocation at, List<Issue> issues)
    {
        if (!schema.TryGetProperty("x-runway-entries", out var rules))
        {
            return;
        }

        foreach (var rule in rules.EnumerateObject())
        {
            if (Complaint(rule, array) is { } complaint)
            {
                issues.Add(Issue.Custom(at, complaint));
            }
        }
    }

    private static string? Complaint(JsonProperty rule, JsonElement array) => rule.Name switch
    {
        "needs" => Pairs(rule.Value)
            .Where(pair => array.GetArrayLength() > 0 && !Values(array, pair.Name).Any(v => JsonTypes.AreEqual(v, pair.Value)))
            .Select(pair => $"One entry needs the {pair.Name} {pair.Value}.").FirstOrDefault(),
        "unique" => Values(array, rule.Value.GetString()!).Select(v => v.GetRawText()).GroupBy(v => v).Any(g => g.Count() > 1)
            ? $"The {rule.Value} of each entry must be different."
            : null,
        "allOrNone" => array.EnumerateArray().Count(entry => entry.TryMember(rule.Value.GetString()!, out _)) is var some && some > 0 && some < array.GetArrayLength()
            ? $"Either all entries have a {rule.Value} or none."
            : null,
        "atMost" => Pairs(rule.Value).SelectMany(member => Pairs(member.Value).Select(limit => (member.Name, Limit: limit)))
            .Where(x => Values(array, x.Name).Count(v => v.ValueEquals(x.Limit.Name)) > x.Limit.Value.GetInt32())
            .Select(x => $"At most {x.Limit.Value} entries may have the {x.Name} {x.Limit.Name}.").FirstOrDefault(),
        _ => throw new InvalidOperationException($"The API document has an unknown rule for entries: {rule.Name}."),
    };

    private static IEnumerable<JsonProperty> Pairs(JsonElement element) => element.EnumerateObject();

    private static IEnumerable<JsonElement> Values(JsonElement array, string member)
    {
        foreach (var entry in array.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String)
            {
                yield return value;
            }
        }
    }
}
