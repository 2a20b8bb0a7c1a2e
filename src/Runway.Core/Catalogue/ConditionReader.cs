using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>Reads the conditions of a model, or of an object in its request, from catalogue.json.</summary>
internal static class ConditionReader
{
    public static IReadOnlyList<ModelCondition> Read(JsonElement of) =>
        of.TryGetProperty("conditions", out var list) ? CatalogueReader.Each(list, Condition) : [];

    private static ModelCondition Condition(JsonElement entry) => new()
    {
        When = Values(entry, "when"),
        Needs = CatalogueReader.Strings(entry, "needs"),
        NeedsOneOf = CatalogueReader.Strings(entry, "needsOneOf"),
        Refuses = CatalogueReader.Strings(entry, "refuses"),
        Allows = Values(entry, "allows"),
        ExactlyOne = CatalogueReader.Strings(entry, "exactlyOne"),
        Ascending = CatalogueReader.Strings(entry, "ascending"),
        Within = entry.TryGetProperty("within", out var span)
            ? new(CatalogueReader.Text(span, "member")!, CatalogueReader.Text(span, "from")!, CatalogueReader.Text(span, "to")!)
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
                result.Add(new(member.Name, member.Value.ValueKind == JsonValueKind.Array ? CatalogueReader.Each(member.Value, CatalogueReader.Scalar) : []));
            }
        }

        return result;
    }
}
