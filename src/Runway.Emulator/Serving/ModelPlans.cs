using System.Text.Json;
using Runway.Emulator.Account;
using Runway.Emulator.Media;
using Runway.Emulator.Tasks;

namespace Runway.Emulator.Serving;

/// <summary>The tasks of creates that name a model.</summary>
internal static class ModelPlans
{
    /// <summary>The task of a checked body.</summary>
    public static TaskPlan Of(string path, JsonElement body)
    {
        var model = body.GetProperty("model").GetString()!;
        var size = PixelSize.ForRatio(body.Text("ratio"));
        return new TaskPlan(
            model,
            body.Text("promptText") ?? string.Empty,
            body.Number("seed") ?? -1,
            FormatOf(path, body.Text("outputFormat")),
            size.Width,
            size.Height,
            Seconds(body),
            (int)(body.Number("outputCount") ?? 1),
            PriceTable.Estimate(model, body));
    }

    private static MediaFormat FormatOf(string path, string? wanted) => path switch
    {
        "/v1/text_to_image" or "/v1/image_upscale" => wanted switch
        {
            "jpeg" => MediaFormat.Jpeg,
            "webp" => MediaFormat.WebP,
            _ => MediaFormat.Png,
        },
        "/v1/sound_effect" or "/v1/text_to_speech" or "/v1/speech_to_speech" or "/v1/voice_dubbing"
            or "/v1/voice_isolation" => wanted is "wav" ? MediaFormat.Wav : MediaFormat.Mp3,
        _ => wanted is "prores" or "hdr_prores" ? MediaFormat.QuickTime : MediaFormat.Mp4,
    };

    // Default: the duration of the recorded clip.
    private static double Seconds(JsonElement body) =>
        body.TryGetProperty("duration", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 1;
}
