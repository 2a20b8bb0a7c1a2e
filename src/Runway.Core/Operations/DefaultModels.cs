namespace Runway;

/// <summary>The default models.</summary>
public static class DefaultModels
{
    /// <summary>The default model of an operation, or null.</summary>
    public static string? Of(string operation) => operation switch
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
}
