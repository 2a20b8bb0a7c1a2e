using System.Text.Json;
using Runway.Texts;

namespace Runway.Catalogue;

/// <summary>Checks a rule for the members of an object in combination.</summary>
/// <param name="model">The name of the model, for messages.</param>
/// <param name="path">The path of the object in the request; empty for the request itself.</param>
/// <param name="parent">The object.</param>
internal sealed class ConditionCheck(string model, string path, JsonElement parent)
{
    /// <summary>The member, what is wrong and what is allowed; null where the rule is met.</summary>
    public (string Member, string Wrong, string Allowed)? Broken(ModelCondition rule)
    {
        foreach (var test in rule.When)
        {
            if (!Has(test))
            {
                return null;
            }
        }

        return Missing(rule) ?? Unwanted(rule) ?? NotAllowed(rule) ?? NotOne(rule) ?? NotAscending(rule) ?? Outside(rule.Within) ?? NotTheSum(rule.Sum);
    }

    private (string, string, string)? Missing(ModelCondition rule)
    {
        if (rule.Needs.FirstOrDefault(name => !IsGiven(name)) is { } missing)
        {
            return (At(missing), $"{model} needs the {Name(missing)}{With(rule)}.", $"a request with the {Name(missing)}");
        }

        return rule.NeedsOneOf.Count > 0 && !rule.NeedsOneOf.Any(IsGiven)
            ? (At(rule.NeedsOneOf[0]), $"{model} needs the {string.Join(" or the ", rule.NeedsOneOf.Select(Name))}{With(rule)}.", $"a request with the {string.Join(" or the ", rule.NeedsOneOf.Select(Name))}")
            : null;
    }

    private (string, string, string)? Unwanted(ModelCondition rule) =>
        rule.Refuses.FirstOrDefault(IsGiven) is { } unwanted
            ? (At(unwanted), $"{model} does not take the {Name(unwanted)}{With(rule)}.", $"a request without the {Name(unwanted)}")
            : null;

    private (string, string, string)? NotAllowed(ModelCondition rule)
    {
        foreach (var limit in rule.Allows)
        {
            if (Find(limit.Path) is { } value && !JsonKind.IsListed(limit.Values, value))
            {
                return (At(limit.Path), $"The {Name(limit.Path)} {JsonKind.Show(value)} is not one that {model} takes{With(rule)}.", string.Join(", ", limit.Values));
            }
        }

        return null;
    }

    private (string, string, string)? NotOne(ModelCondition rule)
    {
        var given = rule.ExactlyOne.Count(IsGiven);
        return rule.ExactlyOne.Count == 0 || given == 1
            ? null
            : (path, $"{MemberText.Place(path)} has {(given == 0 ? "none" : "more than one")} of {string.Join(", ", rule.ExactlyOne)}.", $"exactly one of {string.Join(", ", rule.ExactlyOne)}");
    }

    private (string, string, string)? NotAscending(ModelCondition rule)
    {
        for (var i = 1; i < rule.Ascending.Count; i++)
        {
            if (Number(rule.Ascending[i - 1]) is { } low && Number(rule.Ascending[i]) is { } high && low >= high)
            {
                return (At(rule.Ascending[i]), $"The {Name(rule.Ascending[i])} {NumberText.Number(high)} of {MemberText.Place(path)} is not above the {Name(rule.Ascending[i - 1])} {NumberText.Number(low)}.", $"numbers above {NumberText.Number(low)}");
            }
        }

        return null;
    }

    private (string, string, string)? Outside(MemberSpan? span) =>
        span is not null && Number(span.Member) is { } value && Number(span.From) is { } low && Number(span.To) is { } high && (value < low || value > high)
            ? (At(span.Member), $"The {Name(span.Member)} {NumberText.Number(value)} of {MemberText.Place(path)} is outside its range.", $"numbers from {NumberText.Number(low)} to {NumberText.Number(high)}")
            : null;

    private (string, string, string)? NotTheSum(MemberSum? sum)
    {
        if (sum is null || sum.Of.Split('.') is not [var list, var member] || Find(list) is not { ValueKind: JsonValueKind.Array } entries)
        {
            return null;
        }

        var total = Number(sum.Is) ?? sum.Absent;
        var added = entries.EnumerateArray().Sum(entry => Find(entry, member) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0);
        return added == total
            ? null
            : (At(sum.Of), $"The {Name(member)} of all {Name(list)} is {NumberText.Number(added)}, and {(Number(sum.Is) is null ? "without one " : "")}the {Name(sum.Is)} is {NumberText.Number(total)}.", $"{Name(list)} of {NumberText.Number(total)} together");
    }

    private string With(ModelCondition rule) => rule.When.Count == 0 ? "" : " with " + string.Join(" and ", rule.When.Select(
        test => "the " + Name(test.Path) + (test.Values.Count > 0 && Find(test.Path) is { } value ? " " + JsonKind.Show(value) : "")));

    private bool Has(MemberValues test) => Find(test.Path) is { } value && (test.Values.Count == 0 || JsonKind.IsListed(test.Values, value));

    private bool IsGiven(string name) => Find(name) is not null;

    private double? Number(string name) => Find(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    private JsonElement? Find(string name) => Find(parent, name);

    // An empty list counts as absent. For a path into list entries, the first entry with the member counts.
    private static JsonElement? Find(JsonElement from, string name)
    {
        if (from.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in from.EnumerateArray())
            {
                if (Find(entry, name) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(dot < 0 ? name : name[..dot], out var value) ? null
            : dot >= 0 ? Find(value, name[(dot + 1)..])
            : value is { ValueKind: JsonValueKind.Null } || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) ? null
            : value;
    }

    private static string Name(string name) => MemberText.Name(name);

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
