using System.Text.Json;

namespace Runway.Emulator.Account;

/// <summary>
/// The estimated cost of a create, in credits of USD 0.01, from the price list of autumn 2026. Written by hand, independent of
/// the prices in the API document, so that tests can compare the two. Where the price depends on an unknown length, five
/// seconds are assumed.
/// </summary>
internal static class PriceTable
{
    private const decimal AssumedSeconds = 5;
    private const decimal AssumedFrames = AssumedSeconds * 24;
    private const decimal LongestAutoSeconds = 15;
    private const decimal UnlistedModel = 5;

    /// <summary>The estimate for a checked body, in whole credits, at least one.</summary>
    public static long Estimate(string model, JsonElement json)
    {
        var body = new PricedBody(json);
        var credits = OfImages(model, body) ?? OfVideos(model, body) ?? OfSounds(model, body) ?? UnlistedModel;
        return Math.Max(1, (long)Math.Ceiling(credits));
    }

    private static decimal? OfImages(string model, PricedBody body)
    {
        decimal? each = model switch
        {
            "gen4_image" => body.ShortSide <= 720 ? 5 : 8,
            "gen4_image_turbo" => 2,
            "gemini_2.5_flash" => 5,
            "gemini_image3_pro" => body.Megapixels > 8 ? 40 : 20,
            "gpt_image_2" or "gpt_image_2_5_flare" or "gpt_image_2_5_sunburst" => ByQuality(body.Text("quality")),
            "seedream5_pro" => body.Megapixels > 2 ? 9 : 5,
            "seedream5_lite" => 4,
            "muse_image" => 1,
            _ => null,
        };
        return each * (body.Number("outputCount") ?? 1);
    }

    private static decimal? OfVideos(string model, PricedBody body)
    {
        var seconds = body.Text("duration") is "auto" ? LongestAutoSeconds : body.Number("duration") ?? AssumedSeconds;
        var high = body.Class >= VideoClass.P1080;
        return model switch
        {
            "gen4.5" => seconds * (12 + ByFormat(body.Text("outputFormat"))),
            "gen4_turbo" or "act_two" => seconds * 5,
            "aleph2" => Math.Max(56, seconds * (28 + ByFormat(body.Text("outputFormat")))),
            "veo3.1" => seconds * (body.IsFalse("audio") ? 20 : 40),
            "veo3.1_fast" => seconds * (body.IsFalse("audio") ? 10 : 15),
            "seedance2" => seconds * (body.Class > VideoClass.P1080 ? 150 : high ? 40 : 36),
            "seedance2_fast" => seconds * 29,
            "seedance2_mini" => Math.Max(64, seconds * 16),
            "seedance2_5" => Math.Max(80, Seedance25(body.Class) * (seconds + (body.HasInputVideo ? AssumedSeconds / 2 : 0))),
            "wan3" => seconds * (high ? 20 : body.Class == VideoClass.P480 ? 5 : 10),
            "wan3_prime" => seconds * (high ? 28 : body.Class == VideoClass.P480 ? 6.8m : 14),
            "grok_imagine_1_5_lite" => (seconds * Lite(body)) + (body.HasStartImage ? 1 : 0),
            "hailuo3" => (seconds * (high ? 15 : 10)) + (2 * body.References),
            "happyhorse_1_0" => seconds * (high ? 30 : 15),
            "h3_max" => seconds * (body.Class == VideoClass.P480 ? 5 : 8),
            "grok_imagine_1_5" => (seconds * (high ? 29 : body.Class == VideoClass.P480 ? 10 : 16)) + body.References,
            "gemini_omni_flash" => (seconds * (body.HasInputVideo ? 11 : 10)) + (body.HasStartImage ? 1 : 0) + body.References,
            "gemini_omni_flash_1.1" => seconds * 10,
            "ruby" => seconds * 20,
            "magnific_video_upscaler_creative" => AssumedFrames * ByUpscale(body.Text("resolution")),
            _ => null,
        };
    }

    private static decimal? OfSounds(string model, PricedBody body) => model switch
    {
        "eleven_multilingual_v2" or "eleven_v3" => (body.Text("promptText")?.Length ?? 0) / 50m,
        "eleven_text_to_sound_v2" => 2,
        "seed_audio" => Math.Max(5, AssumedSeconds * 0.25m),
        "eleven_multilingual_sts_v2" => AssumedSeconds / 3,
        "eleven_voice_dubbing" => AssumedSeconds / 2,
        "eleven_voice_isolation" => AssumedSeconds / 6,
        _ => null,
    };

    // A second of input costs half of what a second of output does.
    private static decimal Seedance25(VideoClass resolution) => resolution switch
    {
        VideoClass.P480 => 20,
        VideoClass.P720 => 30,
        _ => 68,
    };

    // The shorter side determines the price, or the given resolution where the model chooses the size.
    private static decimal Lite(PricedBody body) => body.ShortSide switch
    {
        0 => body.Class switch
        {
            VideoClass.P1080 => 14,
            VideoClass.P480 => 2,
            _ => 3,
        },
        <= 480 => 2,
        <= 720 => 3,
        _ => 14,
    };

    private static decimal ByFormat(string? format) => format switch
    {
        null or "mp4" => 0,
        "prores" or "png_sequence" => 5,
        _ => 20,
    };

    private static decimal ByUpscale(string? resolution) => resolution switch
    {
        "720p" or "1k" => 0.7m,
        "4k" => 1.2m,
        _ => 0.9m,
    };

    private static decimal ByQuality(string? quality) => quality switch
    {
        "low" => 1,
        "medium" => 8,
        "xhigh" or "max" => 41,
        _ => 20,
    };
}
