using System.Text.Json;

namespace Runway.Catalogue;

/// <summary>Reads a price from catalogue.json.</summary>
internal static class PriceReader
{
    public static ModelPrice Read(JsonElement price) => new()
    {
        Per = price.GetProperty("per").GetString()!,
        Every = Number(price, "every") ?? 1,
        Of = CatalogueJson.Strings(price, "of"),
        Tiers = price.TryGetProperty("tiers", out var tiers) ? CatalogueJson.Each(tiers, Tier) : [Tier(price)],
        Minimum = Number(price, "minimum") ?? 0,
        MinimumUnits = Number(price, "minimumUnits") ?? 0,
        Plus = price.TryGetProperty("plus", out var plus) ? CatalogueJson.Each(plus, Read) : [],
        Note = CatalogueJson.Text(price, "note"),
    };

    private static PriceTier Tier(JsonElement tier)
    {
        var conditions = new List<PriceCondition>();
        if (tier.TryGetProperty("when", out var when))
        {
            foreach (var member in when.EnumerateObject())
            {
                conditions.Add(new(member.Name, CatalogueJson.Each(member.Value, CatalogueJson.Scalar)));
            }
        }

        return new(
            conditions,
            tier.TryGetProperty("range", out var range)
                ? new(range[0].GetDecimal(), range[1].GetDecimal())
                : CreditSpan.Exactly(tier.GetProperty("credits").GetDecimal()));
    }

    private static decimal? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
}
