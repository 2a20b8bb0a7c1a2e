namespace Runway;

/// <summary>
/// What is sent where the user names no model, and no ratio or duration though the model needs one. Models that have defaults of their
/// own are left to them.
/// </summary>
public static class RequestDefaults
{
    /// <summary>720p in landscape: the cheapest step of the models that need a ratio and take this one.</summary>
    public const string Ratio = "1280:720";

    private static readonly VideoDuration Duration = VideoDuration.FromSeconds(5);

    /// <summary>The model that the command of the operation takes when it is told none; null for another operation.</summary>
    public static string? ModelOf(string operation) => operation switch
    {
        "text_to_image" => ImageRequest.DefaultModel,
        "text_to_video" => TextToVideoRequest.DefaultModel,
        "image_to_video" => ImageToVideoRequest.DefaultModel,
        "video_to_video" => VideoToVideoRequest.DefaultModel,
        "image_upscale" => ImageUpscaleRequest.DefaultModel,
        "video_upscale" => VideoUpscaleRequest.DefaultModel,
        "video_to_hdr" => VideoToHdrRequest.DefaultModel,
        "frame_interpolation" => FrameInterpolationRequest.DefaultModel,
        "lip_sync" => LipSyncRequest.DefaultModel,
        "character_performance" => CharacterPerformanceRequest.DefaultModel,
        "text_to_speech" => TextToSpeechRequest.DefaultModel,
        "sound_effect" => SoundEffectRequest.DefaultModel,
        "speech_to_speech" => SpeechToSpeechRequest.DefaultModel,
        "voice_dubbing" => VoiceDubbingRequest.DefaultModel,
        "voice_isolation" => VoiceIsolationRequest.DefaultModel,
        _ => null,
    };

    /// <summary>The ratio; null where the model needs none, or not this one.</summary>
    public static string? RatioOf(string operation, string model) =>
        Find(operation, model) is { } known && known.Required.Contains("ratio") && known.Member("ratio")?.AllowedValues.Contains(Ratio) == true ? Ratio : null;

    /// <summary>The duration; null where the model needs none.</summary>
    public static VideoDuration? DurationOf(string operation, string model) =>
        Find(operation, model)?.Required.Contains("duration") == true ? Duration : null;

    private static RunwayModel? Find(string operation, string model) => ModelCatalogue.Current.Find(operation, model);
}
