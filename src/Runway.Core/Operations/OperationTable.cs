using Runway.Tasks;

namespace Runway.Operations;

/// <summary>All operations, and what is the same for every task of each. An operation that is added is a row here.</summary>
internal static class OperationTable
{
    /// <summary>The operations, in the order of the document.</summary>
    public static IReadOnlyList<RunwayOperation> All { get; } =
    [
        new("text_to_image", ImageRequest.DefaultModel, MediaKind.Image, null, ["referenceImages"]),
        new("image_to_video", ImageToVideoRequest.DefaultModel, MediaKind.Video, MediaKind.Image, ["promptImage", "referenceAudio", "referenceVideos"]),
        new("text_to_video", TextToVideoRequest.DefaultModel, MediaKind.Video, null, ["references", "referenceAudio", "referenceVideos"]),
        new("video_to_video", VideoToVideoRequest.DefaultModel, MediaKind.Video, MediaKind.Video, ["videoUri", "promptVideo", "keyframes", "references", "referenceAudio", "referenceVideos"]),
        new("character_performance", CharacterPerformanceRequest.DefaultModel, MediaKind.Video, MediaKind.Image, ["character", "reference"]),
        new("lip_sync", LipSyncRequest.DefaultModel, null, MediaKind.Image, ["input", "audio"]),
        new("video_upscale", VideoUpscaleRequest.DefaultModel, MediaKind.Video, MediaKind.Video, ["videoUri"]),
        new("frame_interpolation", FrameInterpolationRequest.DefaultModel, null, MediaKind.Video, ["videoUri"]),
        new("sound_effect", SoundEffectRequest.DefaultModel, MediaKind.Audio, null, ["referenceAudios", "videoUri"]),
        new("image_upscale", ImageUpscaleRequest.DefaultModel, MediaKind.Image, MediaKind.Image, ["imageUri"]),
        new("video_to_hdr", VideoToHdrRequest.DefaultModel, MediaKind.Video, MediaKind.Video, ["videoUri"]),
        new("text_to_speech", TextToSpeechRequest.DefaultModel, MediaKind.Audio, null, ["voice"]),

        // What it changes may be a sound or a video.
        new("speech_to_speech", SpeechToSpeechRequest.DefaultModel, MediaKind.Audio | MediaKind.Video, MediaKind.Audio, ["media", "voice"]),
        new("voice_dubbing", VoiceDubbingRequest.DefaultModel, MediaKind.Audio, MediaKind.Audio, ["audioUri"]),
        new("voice_isolation", VoiceIsolationRequest.DefaultModel, MediaKind.Audio, MediaKind.Audio, ["audioUri"]),

        // Recipes, whose names take the place of models.
        new("recipes/ad_localization", "ad_localization", MediaKind.Image, MediaKind.Image, ["referenceImage"]),
        new("recipes/marketing_stock_image", "marketing_stock_image", MediaKind.Image, null, ["referenceImage"]),
        new("recipes/multi_shot_video", "multi_shot_video", MediaKind.Video, null, ["firstFrame"]),
        new("recipes/product_ad", "product_ad", MediaKind.Video, MediaKind.Image, ["productImages", "styleImages"]),
        new("recipes/product_campaign_image", "product_campaign_image", MediaKind.Image, MediaKind.Image, ["image"]),
        new("recipes/product_swap", "product_swap", MediaKind.Video, MediaKind.Video, ["referenceVideo", "originalProductImage", "newProductImages"]),
        new("recipes/product_ugc", "product_ugc", MediaKind.Video, MediaKind.Image, ["characterImage", "productImage"]),

        // The sound of an avatar is optional; else it is a text.
        new("avatar_videos", "gwm1_avatars", MediaKind.Video, null, ["speech"]),
    ];

    // A router chooses the model, so no other table has them.
    private static readonly RunwayOperation[] Routed =
    [
        new("generate/image", "router", MediaKind.Image, null, ["input"]),
        new("generate/video", "router", MediaKind.Video, null, ["input"]),
        new("generate/audio", "router", MediaKind.Audio, null, ["input"]),
    ];

    /// <summary>The name of the operation that a POST to this path runs, without <c>v1/</c>; null where it creates no task.</summary>
    public static string? OfPath(string path) => PartsOf(path) switch
    {
        ["workflows", { Length: > 0 }] => RunwayTask.WorkflowOperation,
        ["voices"] => ResourceOperation.Voice,
        ["voices", "preview"] => ResourceOperation.VoicePreview,
        ["avatars"] => ResourceOperation.Avatar,
        ["documents"] => ResourceOperation.Document,
        ["realtime_sessions"] => ResourceOperation.Session,
        var other => Find(string.Join('/', other))?.Name,
    };

    // A service may take an escaped or a doubled slash for one.
    private static string[] PartsOf(string path) => Uri.UnescapeDataString(path).Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An operation by its name; null where it is none of these.</summary>
    public static RunwayOperation? Find(string? name) => All.Concat(Routed).FirstOrDefault(operation => operation.Name == name);
}
