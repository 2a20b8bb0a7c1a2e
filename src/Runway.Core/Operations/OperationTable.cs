namespace Runway.Operations;

/// <summary>All operations, and what is the same for every task of each. An operation that is added is a row here.</summary>
internal static class OperationTable
{
    /// <summary>The operations, in the order of the document.</summary>
    public static IReadOnlyList<RunwayOperation> All { get; } =
    [
        new("text_to_image", ImageRequest.DefaultModel, MediaKind.Image, ["referenceImages"]),
        new("image_to_video", ImageToVideoRequest.DefaultModel, MediaKind.Video, ["promptImage", "referenceAudio", "referenceVideos"]),
        new("text_to_video", TextToVideoRequest.DefaultModel, MediaKind.Video, ["references", "referenceAudio", "referenceVideos"]),
        new("video_to_video", VideoToVideoRequest.DefaultModel, MediaKind.Video, ["videoUri", "promptVideo", "keyframes", "references", "referenceAudio", "referenceVideos"]),
        new("character_performance", CharacterPerformanceRequest.DefaultModel, MediaKind.Video, ["character", "reference"]),
        new("lip_sync", LipSyncRequest.DefaultModel, null, ["input", "audio"]),
        new("video_upscale", VideoUpscaleRequest.DefaultModel, MediaKind.Video, ["videoUri"]),
        new("frame_interpolation", FrameInterpolationRequest.DefaultModel, null, ["videoUri"]),
        new("sound_effect", SoundEffectRequest.DefaultModel, MediaKind.Audio, ["referenceAudios", "videoUri"]),
        new("image_upscale", ImageUpscaleRequest.DefaultModel, MediaKind.Image, ["imageUri"]),
        new("video_to_hdr", VideoToHdrRequest.DefaultModel, MediaKind.Video, ["videoUri"]),
        new("text_to_speech", TextToSpeechRequest.DefaultModel, MediaKind.Audio, ["voice"]),

        // What it changes may be a sound or a video.
        new("speech_to_speech", SpeechToSpeechRequest.DefaultModel, MediaKind.Audio | MediaKind.Video, ["media", "voice"]),
        new("voice_dubbing", VoiceDubbingRequest.DefaultModel, MediaKind.Audio, ["audioUri"]),
        new("voice_isolation", VoiceIsolationRequest.DefaultModel, MediaKind.Audio, ["audioUri"]),
    ];

    /// <summary>An operation by its name; null where it is none of these.</summary>
    public static RunwayOperation? Find(string? name) => All.FirstOrDefault(operation => operation.Name == name);
}
