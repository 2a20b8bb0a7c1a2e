using System.Text.Json;

namespace Runway.Emulator.Account;

/// <summary>The estimated cost of a recipe in credits. Written by hand like <see cref="PriceTable"/>.</summary>
internal static class RecipePrices
{
    private const int UsualSeconds = 10;
    private const int StockImages = 4;

    /// <summary>The estimate for a checked body.</summary>
    public static long Estimate(string recipe, JsonElement json)
    {
        var body = new PricedBody(json);
        var seconds = (long)(body.Number("duration") ?? UsualSeconds);
        return recipe switch
        {
            "ad_localization" => 21,
            "marketing_stock_image" => (long)(body.Number("outputCount") ?? StockImages) * OfQuality(body.Text("quality")),
            "multi_shot_video" => seconds * (body.Class >= VideoClass.P1080 ? 17 : 13),
            "product_ad" => 200 + (36 * (seconds - 4)),
            "product_campaign_image" => 4 * 36,
            "product_swap" => 212,
            _ => 192,
        };
    }

    private static long OfQuality(string? quality) => quality switch
    {
        "low" => 2,
        "medium" => 9,
        _ => 22,
    };
}
