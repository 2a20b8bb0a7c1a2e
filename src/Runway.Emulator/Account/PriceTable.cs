using System.Text.Json;

namespace Runway.Emulator.Account;

/// <summary>
/// What a create is expected to cost, in credits of USD 0.01, after the price list as it stood in autumn 2026.
/// A rehearsal needs plausible figures, no more: where a price hangs on the length of an input file, five seconds
/// are assumed.
/// </summary>
internal static class PriceTable
{
    private const decimal AssumedSeconds = 5;
    private const decimal LongestAutoSeconds = 15;
    private const decimal UnlistedModel = 5;

    /// <summary>The estimate for a checked body, in whole credits, at least one.</summary>
    public static long Estimate(string model, JsonElement body)
    {
        var images = Number(body, "outputCount") ?? 1;
        var seconds = Seconds(body);
        var withSound = !IsFalse(body, "audio");
        var characters = Text(body, "promptText")?.Length ?? 0;
        var credits = model switch
        {
            "gen4_image" => images * (IsSmallPicture(body) ? 5 : 8),
            "gen4_image_turbo" => images * 2,
            "gemini_2.5_flash" => images * 5,
            "gemini_image3_pro" => images * (IsLargePicture(body) ? 40 : 20),
            "gpt_image_2" or "gpt_image_2_5_flare" or "gpt_image_2_5_sunburst" => images * ByQuality(body),
            "seedream5_pro" => images * (IsLargePicture(body) ? 9 : 5),
            "seedream5_lite" => images * 4,
            "muse_image" => images,
            "gen4.5" => seconds * 12,
            "gen4_turbo" or "act_two" => seconds * 5,
            "aleph2" => Math.Max(56, seconds * 28),
            "veo3.1" => seconds * (withSound ? 40 : 20),
            "veo3.1_fast" => seconds * (withSound ? 15 : 10),
            "seedance2" => seconds * 36,
            "seedance2_fast" => seconds * 29,
            "seedance2_mini" => Math.Max(64, seconds * 16),
            "seedance2_5" => Math.Max(80, seconds * 30),
            "wan3" or "wan3_prime" or "gemini_omni_flash" or "gemini_omni_flash_1.1" => seconds * 10,
            "hailuo3" or "happyhorse_1_0" => seconds * 15,
            "h3_max" => seconds * 8,
            "grok_imagine_1_5" => seconds * 16,
            "ruby" => seconds * 20,
            "eleven_multilingual_v2" or "eleven_v3" => characters / 50m,
            "eleven_text_to_sound_v2" => 2,
            "seed_audio" => Math.Max(5, seconds * 0.25m),
            _ => UnlistedModel,
        };
        return Math.Max(1, (long)Math.Ceiling(credits));
    }

    private static decimal Seconds(JsonElement body) =>
        Text(body, "duration") is "auto" ? LongestAutoSeconds : Number(body, "duration") ?? AssumedSeconds;

    private static decimal ByQuality(JsonElement body) => Text(body, "quality") switch
    {
        "low" => 1,
        "medium" => 8,
        "xhigh" or "max" => 41,
        _ => 20,
    };

    private static bool IsSmallPicture(JsonElement body) =>
        PixelSize.TryParse(Text(body, "ratio"), out var size) && Math.Min(size.Width, size.Height) <= 720;

    private static bool IsLargePicture(JsonElement body) =>
        PixelSize.TryParse(Text(body, "ratio"), out var size) && Math.Max(size.Width, size.Height) > 2048;

    private static bool IsFalse(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;

    private static decimal? Number(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number) ? number : null;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
