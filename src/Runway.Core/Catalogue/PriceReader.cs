using System.Text.Json;

namespace Runway;

/// <summary>Reads a price out of catalogue.json.</summary>
internal static class PriceReader
{
    public static ModelPrice Read(JsonElement price) => new()
    {
        Per = price.GetProperty("per").GetString()!,
        Every = Number(price, "every") ?? 1,
        Of = CatalogueReader.Strings(price, "of"),
        Tiers = price.TryGetProperty("tiers", out var tiers) ? [.. tiers.EnumerateArray().Select(Tier)] : [Tier(price)],
        Minimum = Number(price, "minimum") ?? 0,
        MinimumUnits = Number(price, "minimumUnits") ?? 0,
        Plus = price.TryGetProperty("plus", out var plus) ? [.. plus.EnumerateArray().Select(Read)] : [],
        Note = CatalogueReader.Text(price, "note"),
    };

    private static PriceTier Tier(JsonElement tier) => new(
        tier.TryGetProperty("when", out var when)
            ? [.. when.EnumerateObject().Select(c => (c.Name, (IReadOnlyList<string>)[.. c.Value.EnumerateArray().Select(CatalogueReader.Scalar)]))]
            : [],
        tier.TryGetProperty("range", out var range)
            ? new(range[0].GetDecimal(), range[1].GetDecimal())
            : CreditSpan.Exactly(tier.GetProperty("credits").GetDecimal()));

    private static decimal? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
}
