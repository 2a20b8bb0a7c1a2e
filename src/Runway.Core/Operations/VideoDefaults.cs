namespace Runway;

/// <summary>
/// What is sent where a model needs a ratio or a duration and the user names none. Models that have defaults of their
/// own are left to them.
/// </summary>
internal static class VideoDefaults
{
    /// <summary>720p in landscape: every model that needs a ratio takes it, and it is the cheapest step of each.</summary>
    private const string Ratio = "1280:720";

    private static readonly VideoDuration Duration = VideoDuration.FromSeconds(5);

    public static string? RatioOf(string operation, string model) => (operation, model) switch
    {
        ("image_to_video", "gen4.5" or "gen4_turbo") or ("text_to_video", "gen4.5") => Ratio,
        ("image_to_video" or "text_to_video", "veo3.1" or "veo3.1_fast" or "veo3") => Ratio,
        _ => null,
    };

    public static VideoDuration? DurationOf(string operation, string model) =>
        operation is "image_to_video" or "text_to_video" && model == "gen4.5" ? Duration : null;
}
