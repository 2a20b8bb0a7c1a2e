using System.Text.Json;

namespace Runway.Emulator.Checking;

/// <summary>
/// Checks the rules for members in combination: the conditions of a model, and x-runway-conditions of an object in its request,
/// as described in openapi/README.md. An empty list counts as absent.
/// </summary>
internal static class Conditions
{
    public static void Check(JsonElement conditions, JsonElement parent, JsonLocation at, List<Issue> issues)
    {
        if (conditions.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var condition in conditions.EnumerateArray())
        {
            if (!condition.TryMember("when", out var when) || Holds(when, parent))
            {
                foreach (var rule in condition.EnumerateObject())
                {
                    Check(rule, condition, parent, at, issues);
                }
            }
        }
    }

    private static void Check(JsonProperty rule, JsonElement condition, JsonElement parent, JsonLocation at, List<Issue> issues)
    {
        var complaint = rule.Name switch
        {
            "when" => null,
            "needs" => condition.Texts(rule.Name).Exists(name => Values(parent, name).Count == 0) ? "all of these are needed here" : null,
            "needsOneOf" => condition.Texts(rule.Name).TrueForAll(name => Values(parent, name).Count == 0) ? "one of these is needed here" : null,
            "refuses" => condition.Texts(rule.Name).Exists(name => Values(parent, name).Count > 0) ? "none of these may be given here" : null,
            "exactlyOne" => condition.Texts(rule.Name).FindAll(name => Values(parent, name).Count > 0).Count != 1 ? "exactly one of these must be given" : null,
            "ascending" => Rises(Numbers(parent, condition.Texts(rule.Name)), strictly: true) ? null : "each must be above the one before it",
            "within" => Rises(Numbers(parent, [Text(rule, "from"), Text(rule, "member"), Text(rule, "to")]), strictly: false) ? null : "the member must not be outside of the others",
            "sum" => IsSum(rule.Value, parent) ? null : "the first must add up to the second",
            "allows" => Allows(rule.Value, parent) ? null : "these are the values that may be given here",
            _ => throw new InvalidOperationException($"The API document has an unknown condition: {rule.Name}."),
        };
        if (complaint is not null)
        {
            issues.Add(Issue.Custom(at, $"{Words(rule.Value)}: {complaint}."));
        }
    }

    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Words)),
        JsonValueKind.Object => string.Join("; ", value.EnumerateObject().Select(m => $"{m.Name}: {Words(m.Value)}")),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static bool Holds(JsonElement when, JsonElement parent)
    {
        foreach (var test in when.EnumerateObject())
        {
            var values = Values(parent, test.Name);
            if (values.Count == 0 || (test.Value.ValueKind == JsonValueKind.Array && !values.Exists(v => IsListed(test.Value, v))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Allows(JsonElement limits, JsonElement parent)
    {
        foreach (var limit in limits.EnumerateObject())
        {
            if (!Values(parent, limit.Name).TrueForAll(value => IsListed(limit.Value, value)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsListed(JsonElement list, JsonElement value)
    {
        foreach (var one in list.EnumerateArray())
        {
            if (JsonTypes.AreEqual(one, value))
            {
                return true;
            }
        }

        return false;
    }

    // Only values that are numbers are compared.
    private static bool Rises(List<double?> numbers, bool strictly)
    {
        for (var i = 1; i < numbers.Count; i++)
        {
            if (numbers.Contains(null) || numbers[i] > numbers[i - 1] || (!strictly && numbers[i] >= numbers[i - 1]))
            {
                continue;
            }

            return false;
        }

        return true;
    }

    private static List<double?> Numbers(JsonElement parent, List<string> names) =>
        names.ConvertAll(name => Values(parent, name) is [{ ValueKind: JsonValueKind.Number } only] ? only.GetDouble() : (double?)null);

    private static bool IsSum(JsonElement rule, JsonElement parent)
    {
        var expected = Values(parent, rule.GetProperty("is").GetString()!) is [var given] ? given : rule.GetProperty("absent");
        return Values(parent, rule.GetProperty("of").GetString()!).Sum(value => value.GetDouble()) == expected.GetDouble();
    }

    private static string Text(JsonProperty rule, string name) => rule.Value.GetProperty(name).GetString()!;

    /// <summary>All values under a name, where a dot leads into an object or into each entry of a list.</summary>
    private static List<JsonElement> Values(JsonElement parent, string name)
    {
        var found = new List<JsonElement> { parent };
        foreach (var part in name.Split('.'))
        {
            var next = new List<JsonElement>();
            foreach (var one in found)
            {
                Collect(one, part, next);
            }

            found = next;
        }

        return found.FindAll(value => value.ValueKind != JsonValueKind.Null && (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0));
    }

    private static void Collect(JsonElement from, string name, List<JsonElement> into)
    {
        if (from.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in from.EnumerateArray())
            {
                Collect(entry, name, into);
            }
        }
        else if (from.TryMember(name, out var value))
        {
            into.Add(value);
        }
    }
}
