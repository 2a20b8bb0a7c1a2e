using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>The tasks of recipes.</summary>
internal static class RecipePlans
{
    private const int StockImages = 4;
    private const int CampaignImages = 4;

    /// <summary>The task of a checked body.</summary>
    public static TaskPlan Of(string recipe, JsonElement body)
    {
        var isImage = recipe is "ad_localization" or "marketing_stock_image" or "product_campaign_image";
        var size = PixelSize.ForRatio(body.Text("ratio"));
        return new TaskPlan(
            recipe,
            PromptOf(body),
            Seed: -1,
            isImage ? MediaFormat.Png : MediaFormat.Mp4,
            size.Width,
            size.Height,
            body.Number("duration") ?? (recipe == "product_ugc" ? 15 : 10),
            recipe switch
            {
                "marketing_stock_image" => (int)(body.Number("outputCount") ?? StockImages),
                "product_campaign_image" => CampaignImages,
                _ => 1,
            },
            RecipePrices.Estimate(recipe, body));
    }

    // All texts of the user, in which directives may be.
    private static string PromptOf(JsonElement body)
    {
        var texts = new List<string?> { body.Text("prompt"), body.Text("userConcept"), body.Text("productInfo") };
        if (body.TryGetProperty("shots", out var shots))
        {
            foreach (var shot in shots.EnumerateArray())
            {
                texts.Add(shot.Text("prompt"));
            }
        }

        return string.Join(' ', texts.Where(text => text is { Length: > 0 }));
    }
}
