using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>Checks the rules for the entries of a list in combination.</summary>
internal static class EntryCheck
{
    /// <summary>The first violation: what is wrong and what is allowed; null where there is none.</summary>
    public static (string Wrong, string Allowed)? Broken(ModelEntryRules rules, JsonElement list)
    {
        foreach (var (member, value, _) in rules.Needs)
        {
            if (list.GetArrayLength() > 0 && Count(list, member, value) == 0)
            {
                return ($"no entry has the {member} {value}", $"one entry with the {member} {value}, alone or with others");
            }
        }

        if (rules.AllOrNone is { } shared && list.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty(shared, out _)).Distinct().Count() > 1)
        {
            return ($"some entries have a {shared} and some have none", $"a {shared} for every entry or for none");
        }

        if (rules.Unique is { } own && Duplicate(list, own) is { } duplicate)
        {
            return ($"two entries have the {own} {duplicate}", $"a different {own} for each entry");
        }

        foreach (var (member, value, most) in rules.AtMost)
        {
            if (Count(list, member, value) > most)
            {
                return ($"more than {most} entries have the {member} {value}", $"at most {most} with the {member} {value}");
            }
        }

        return null;
    }

    private static int Count(JsonElement list, string member, string value) =>
        list.EnumerateArray().Count(entry => Text(entry, member) == value);

    private static string? Duplicate(JsonElement list, string member) =>
        list.EnumerateArray().Select(entry => Text(entry, member)).Where(text => text is not null)
            .GroupBy(text => text).FirstOrDefault(group => group.Count() > 1)?.Key;

    private static string? Text(JsonElement entry, string member) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
