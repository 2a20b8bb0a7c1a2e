using System.Text.Json;

namespace Runway.Tests;

/// <summary>One request of every operation, with every kind of member, for the recorded fingerprints.</summary>
internal static class GoldenRequests
{
    private static readonly MediaSource Picture = MediaSource.FromAddress("https://example.org/a%20b.png?x=1&y=2");
    private static readonly MediaSource Film = MediaSource.FromAddress("runway://film");
    private static readonly MediaSource Sound = MediaSource.FromAddress("https://example.org/sound.mp3");

    /// <summary>The requests by name.</summary>
    public static readonly IReadOnlyDictionary<string, GenerationRequest> All = new Dictionary<string, GenerationRequest>
    {
        ["image"] = new ImageRequest { Model = "gen4_image", PromptText = "a lighthouse" },
        ["image with all"] = new ImageRequest
        {
            Model = "gpt_image_2",
            PromptText = "Leuchtturm bei Nacht, 'grün' <b> 灯台 🗼",
            Ratio = "1920:1088",
            Seed = 4294967295,
            ReferenceImages = [new ImageReference(Picture, "hero", "human"), new ImageReference(Film)],
            PublicFigureThreshold = "low",
            OutputCount = 2,
            OutputFormat = "webp",
            Quality = "high",
            Background = "opaque",
            Grounding = true,
            Edit = false,
            AdditionalProperties = Extra("""{"guidance":7.50}"""),
        },
        ["text to video"] = new TextToVideoRequest { Model = "gen4.5", PromptText = "waves", Duration = VideoDuration.FromSeconds(2.5), Audio = false },
        ["text to video, automatic"] = new TextToVideoRequest { Model = "seedance2", PromptText = "waves", Duration = VideoDuration.Auto, References = [Picture] },
        ["text to video, defaults"] = new TextToVideoRequest { Model = "gen4.5", PromptText = "waves" },
        ["image to video"] = new ImageToVideoRequest { Model = "veo3.1", PromptText = "a boat", Image = Picture, LastImage = Picture, NegativePrompt = "rain", Seed = 0 },
        ["video to video"] = new VideoToVideoRequest
        {
            Model = "aleph2",
            PromptText = "at night",
            Video = Film,
            Mode = "edit",
            TargetAspectRatio = "16:9",
            Keyframes = [new VideoKeyframe(Picture) { Seconds = 4 }, new VideoKeyframe(Picture) { At = 0.5, RangeStart = 1, RangeEnd = 2.25 }],
        },
        ["image upscale"] = new ImageUpscaleRequest { Model = "magnific_precision_upscaler_v2", Image = Picture, ScaleFactor = 4, Flavor = "photo", Sharpen = 50, SmartGrain = 0, UltraDetail = 100 },
        ["video upscale"] = new VideoUpscaleRequest { Model = "magnific_video_upscaler_creative", Video = Film, Resolution = "4k", Creativity = 10, Flavor = "vivid", FpsBoost = true },
        ["frame rate"] = new VideoUpscaleRequest { Model = "enhance_frame_rate", Video = Film, TargetFramerate = "23.98" },
        ["hdr"] = new VideoToHdrRequest { Model = "ruby", Video = Film, OutputFormat = "hdr_prores", ProresProfile = "422 HQ" },
        ["frame interpolation"] = new FrameInterpolationRequest { Model = "frame_interpolation_v1", Video = Film },
        ["character"] = new CharacterPerformanceRequest { Model = "act_two", Character = Picture with { Kind = MediaKind.Image }, Reference = Film, Ratio = "1280:720", BodyControl = true, ExpressionIntensity = 3 },
        ["lip sync"] = new LipSyncRequest { Model = "lip_sync_v1", Input = Film, Audio = Sound },
        ["speech"] = new TextToSpeechRequest { Model = "eleven_v3", PromptText = "hello", VoicePreset = "Maya", LanguageCode = "en", Stability = 0.5, Speed = 1.1, UseSpeakerBoost = true, ApplyTextNormalization = "auto" },
        ["speech of a sample"] = new TextToSpeechRequest { Model = "seed_audio", PromptText = "hello", VoiceSample = Sound, SampleRate = 44100, LoudnessRate = -5, PitchRate = 2, SpeechRate = 10 },
        ["sound effect"] = new SoundEffectRequest { Model = "eleven_text_to_sound_v2", PromptText = "rain", Duration = 2.5, Loop = true },
        ["voice conversion"] = new SpeechToSpeechRequest { Model = "eleven_multilingual_sts_v2", Media = Sound, VoicePreset = "Maya", RemoveBackgroundNoise = true },
        ["dubbing"] = new VoiceDubbingRequest { Model = "eleven_voice_dubbing", Audio = Sound, TargetLanguage = "de", SpeakerCount = 2, DropBackgroundAudio = true },
        ["isolation"] = new VoiceIsolationRequest { Model = "eleven_voice_isolation", Audio = Sound },
    };

    private static Dictionary<string, JsonElement> Extra(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
