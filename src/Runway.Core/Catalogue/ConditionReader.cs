using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>Reads the conditions of a model, or of an object in its request, from catalogue.json.</summary>
internal static class ConditionReader
{
    public static IReadOnlyList<ModelCondition> Read(JsonElement of) =>
        of.TryGetProperty("conditions", out var list) ? CatalogueJson.Each(list, Condition) : [];

    private static ModelCondition Condition(JsonElement entry) => new()
    {
        When = Values(entry, "when"),
        Needs = CatalogueJson.Strings(entry, "needs"),
        NeedsOneOf = CatalogueJson.Strings(entry, "needsOneOf"),
        Refuses = CatalogueJson.Strings(entry, "refuses"),
        Allows = Values(entry, "allows"),
        ExactlyOne = CatalogueJson.Strings(entry, "exactlyOne"),
        Ascending = CatalogueJson.Strings(entry, "ascending"),
        Within = entry.TryGetProperty("within", out var span)
            ? new(CatalogueJson.Text(span, "member")!, CatalogueJson.Text(span, "from")!, CatalogueJson.Text(span, "to")!)
            : null,
        Sum = entry.TryGetProperty("sum", out var sum)
            ? new(CatalogueJson.Text(sum, "of")!, CatalogueJson.Text(sum, "is")!, sum.GetProperty("absent").GetDouble())
            : null,
    };

    // "given" instead of a list of values means any value.
    private static List<MemberValues> Values(JsonElement of, string name)
    {
        var result = new List<MemberValues>();
        if (of.TryGetProperty(name, out var members))
        {
            foreach (var member in members.EnumerateObject())
            {
                result.Add(new(member.Name, member.Value.ValueKind == JsonValueKind.Array ? CatalogueJson.Each(member.Value, CatalogueJson.Scalar) : []));
            }
        }

        return result;
    }
}
